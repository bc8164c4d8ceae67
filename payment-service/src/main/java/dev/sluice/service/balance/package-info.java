/** The address of sellers' balances. */
@NullMarked
package dev.sluice.service.balance;

import org.jspecify.annotations.NullMarked;
