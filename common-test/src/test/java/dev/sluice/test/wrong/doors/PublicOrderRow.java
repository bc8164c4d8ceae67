package dev.sluice.test.wrong.doors;

public record PublicOrderRow() {}
