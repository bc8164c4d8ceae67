package dev.sluice.test.wrong.doors;

import dev.sluice.test.wrong.ports.Things;

public final class OpenThings implements Things {}
