/** The address of the books: accounts, journal entries, trial balance. */
@NullMarked
package dev.sluice.service.ledger;

import org.jspecify.annotations.NullMarked;
