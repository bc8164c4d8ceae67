package dev.sluice.test.wrong.stairs.cellar;

record Unlisted() {}
