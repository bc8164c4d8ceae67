/** What a payment service provider can say, and how long one goes on asking it. */
@NullMarked
package dev.sluice.domain.psp;

import org.jspecify.annotations.NullMarked;
