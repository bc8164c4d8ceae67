package dev.sluice.test.wrong.ports;

public interface Things {}
