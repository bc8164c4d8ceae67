/** Payments: expanded from an authorized intent, completed by their orders. */
@NullMarked
package dev.sluice.application.payment;

import org.jspecify.annotations.NullMarked;
