/** The address of payment intents: create, look at, authorize while the shopper waits, cancel. */
@NullMarked
package dev.sluice.service.intent;

import org.jspecify.annotations.NullMarked;
