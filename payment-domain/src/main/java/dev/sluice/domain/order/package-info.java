/** One seller's share of a payment, from capture request to captured or failed. */
@NullMarked
package dev.sluice.domain.order;

import org.jspecify.annotations.NullMarked;
