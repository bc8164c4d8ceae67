package dev.sluice.test.right;

/** A TCP port is a port. */
record FreePort(int number) {}
