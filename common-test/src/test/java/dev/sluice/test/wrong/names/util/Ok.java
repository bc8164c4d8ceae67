package dev.sluice.test.wrong.names.util;

record Ok() {}
