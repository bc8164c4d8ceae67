/** The consumers that take an order from created to captured or failed. */
@NullMarked
package dev.sluice.consumers.order;

import org.jspecify.annotations.NullMarked;
