/** The address of payment orders: one seller's share of a payment. */
@NullMarked
package dev.sluice.service.order;

import org.jspecify.annotations.NullMarked;
