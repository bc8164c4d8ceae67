/**
 * News that leaves with the transaction that made it: rows, their expansion, and the relay to the
 * broker.
 */
@NullMarked
package dev.sluice.application.outbox;

import org.jspecify.annotations.NullMarked;
