/** Writing movements of money into the books. */
@NullMarked
package dev.sluice.application.ledger;

import org.jspecify.annotations.NullMarked;
