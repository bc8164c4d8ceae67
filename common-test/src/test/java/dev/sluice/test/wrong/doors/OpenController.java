package dev.sluice.test.wrong.doors;

public final class OpenController {}
