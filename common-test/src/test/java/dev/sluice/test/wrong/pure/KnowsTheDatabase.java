package dev.sluice.test.wrong.pure;

import java.sql.Connection;

record KnowsTheDatabase(Connection connection) {}
