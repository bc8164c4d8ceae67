package dev.sluice.platform.part;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the applications are told about where things are.
 *
 * @param jdbc of the database, without a user
 * @param issuer of access tokens
 * @param webhookSecret file with what the PSP signs with
 * @param parts where the logs and records of Java parts are
 * @param faults where they are told to die, if they are
 */
public record Wiring(
    String jdbc,
    String kafka,
    String redis,
    URI psp,
    URI issuer,
    Path webhookSecret,
    Path parts,
    Optional<Path> faults) {}
