package dev.sluice.platform.part;

import java.net.URI;
import java.nio.file.Path;

/**
 * What the applications are told about where things are.
 *
 * @param jdbc of the database, without a user
 * @param parts where the logs and records of Java parts are
 */
public record Wiring(String jdbc, String kafka, String redis, URI psp, Path tokens, Path parts) {}
