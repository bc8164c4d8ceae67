package dev.sluice.test.wrong.made.thing;

public record Thing(String name) {}
