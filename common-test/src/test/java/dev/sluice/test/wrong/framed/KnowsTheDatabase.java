package dev.sluice.test.wrong.framed;

import java.sql.Connection;

record KnowsTheDatabase(Connection connection) {}
