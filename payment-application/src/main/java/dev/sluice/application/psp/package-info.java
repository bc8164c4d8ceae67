/**
 * Asking a payment service provider: requests, questions, attempts on record, and when to try
 * again.
 */
@NullMarked
package dev.sluice.application.psp;

import org.jspecify.annotations.NullMarked;
