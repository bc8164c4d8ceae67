/** The addresses of our bank: its statements, and the three sides of a day. */
@NullMarked
package dev.sluice.service.bank;

import org.jspecify.annotations.NullMarked;
