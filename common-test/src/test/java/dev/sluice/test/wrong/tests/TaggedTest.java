package dev.sluice.test.wrong.tests;

import org.junit.jupiter.api.Tag;

@Tag("integration")
final class TaggedTest {}
