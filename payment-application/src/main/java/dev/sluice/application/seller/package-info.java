/** Sellers: known or met for the first time, and what was agreed with them. */
@NullMarked
package dev.sluice.application.seller;

import org.jspecify.annotations.NullMarked;
