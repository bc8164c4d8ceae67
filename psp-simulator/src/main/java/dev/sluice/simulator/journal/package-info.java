/**
 * The append-only file: one checksummed JSON line per record, many records to one sync, replayed at
 * start.
 */
@NullMarked
package dev.sluice.simulator.journal;

import org.jspecify.annotations.NullMarked;
