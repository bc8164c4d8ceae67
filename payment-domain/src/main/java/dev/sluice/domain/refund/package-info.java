/** Money that goes back to the shopper: asked for, one after the other, done or refused. */
@NullMarked
package dev.sluice.domain.refund;

import org.jspecify.annotations.NullMarked;
