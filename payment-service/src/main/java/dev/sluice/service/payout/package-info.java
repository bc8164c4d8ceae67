/** The address of payouts: money that goes to sellers, in batches and one by one. */
@NullMarked
package dev.sluice.service.payout;

import org.jspecify.annotations.NullMarked;
