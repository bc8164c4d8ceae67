/** What a client sends to be paid, read and checked. */
@NullMarked
package dev.sluice.service.basket;

import org.jspecify.annotations.NullMarked;
