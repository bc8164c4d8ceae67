/**
 * What the machine did meanwhile: processor time by process, work of the database, records of the
 * broker, batches of the consumers. Read from outside, so that measuring costs next to nothing.
 */
@NullMarked
package dev.sluice.bench.gauge;

import org.jspecify.annotations.NullMarked;
