package dev.sluice.test.wrong.stairs.middle;

import dev.sluice.test.wrong.stairs.beside.Neighbour;

record LooksAside(Neighbour[] neighbours) {}
