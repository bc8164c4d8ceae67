package dev.sluice.bench.floor;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.gauge.Platform;
import java.net.URI;

/**
 * A platform of one's own to measure floors on. What is played on it was never at a PSP, so nobody
 * asks for its books.
 *
 * @param tap before its database
 * @param hold keeps its applications from working until it ends
 */
public record Ground(Platform platform, URI psp, Tap tap, Runnable hold, Telling telling) {}
