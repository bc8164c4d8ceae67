package dev.sluice.test.wrong.stairs.low;

import dev.sluice.test.wrong.stairs.high.Attic;

record LooksUp(Attic attic) {}
