package dev.sluice.test.wrong.stairs.high;

import dev.sluice.test.wrong.stairs.beside.Neighbour;

public record Attic(Neighbour below) {}
