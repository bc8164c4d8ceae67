/** The consumer that completes payments. */
@NullMarked
package dev.sluice.consumers.payment;

import org.jspecify.annotations.NullMarked;
