/** The job that pays sellers. */
@NullMarked
package dev.sluice.consumers.payout;

import org.jspecify.annotations.NullMarked;
