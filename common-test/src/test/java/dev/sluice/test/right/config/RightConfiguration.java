package dev.sluice.test.right.config;

/** The module's entrance. */
public final class RightConfiguration {}
