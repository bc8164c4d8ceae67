/** Capturing one seller's share. */
@NullMarked
package dev.sluice.application.order;

import org.jspecify.annotations.NullMarked;
