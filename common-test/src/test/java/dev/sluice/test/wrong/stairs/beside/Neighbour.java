package dev.sluice.test.wrong.stairs.beside;

public record Neighbour() {}
