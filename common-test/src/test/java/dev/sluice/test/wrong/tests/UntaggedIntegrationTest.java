package dev.sluice.test.wrong.tests;

final class UntaggedIntegrationTest {}
