/** An authorized payment: its status is what the amounts of its orders say. */
@NullMarked
package dev.sluice.domain.payment;

import org.jspecify.annotations.NullMarked;
