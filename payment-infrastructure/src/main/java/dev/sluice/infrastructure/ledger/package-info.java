/** Accounts, journal entries and postings in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.ledger;

import org.jspecify.annotations.NullMarked;
