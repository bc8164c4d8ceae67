/** The address of refunds: money that goes back to shoppers. */
@NullMarked
package dev.sluice.service.refund;

import org.jspecify.annotations.NullMarked;
