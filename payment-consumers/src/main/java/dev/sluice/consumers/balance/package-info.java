/** The consumer that keeps balances up. */
@NullMarked
package dev.sluice.consumers.balance;

import org.jspecify.annotations.NullMarked;
