/** The address of payments: accepted at once, then followed from the first moment on. */
@NullMarked
package dev.sluice.service.payment;

import org.jspecify.annotations.NullMarked;
