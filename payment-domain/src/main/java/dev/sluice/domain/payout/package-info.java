/** Money that goes to sellers: who is paid when, and what becomes of it at the bank. */
@NullMarked
package dev.sluice.domain.payout;

import org.jspecify.annotations.NullMarked;
