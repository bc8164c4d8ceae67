/**
 * What our bank says: taken in as it came, and laid beside what the PSP says and what is booked.
 */
@NullMarked
package dev.sluice.application.bank;

import org.jspecify.annotations.NullMarked;
