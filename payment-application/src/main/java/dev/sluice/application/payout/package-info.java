/** Paying sellers what is available to them, and hearing from banks what became of it. */
@NullMarked
package dev.sluice.application.payout;

import org.jspecify.annotations.NullMarked;
