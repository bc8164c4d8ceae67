/** Giving money back to shoppers. */
@NullMarked
package dev.sluice.application.refund;

import org.jspecify.annotations.NullMarked;
