/**
 * Double entry: accounts, movements of money, and the one table that says who is debited and who
 * credited.
 */
@NullMarked
package dev.sluice.domain.ledger;

import org.jspecify.annotations.NullMarked;
