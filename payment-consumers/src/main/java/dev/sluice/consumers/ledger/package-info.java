/** The consumers that write the books. */
@NullMarked
package dev.sluice.consumers.ledger;

import org.jspecify.annotations.NullMarked;
