/**
 * Orders to pay: read from a file of a marketplace, or made up for a demonstration. Nothing here is
 * sent yet; what cannot be sent is named by line.
 */
@NullMarked
package dev.sluice.bench.order;

import org.jspecify.annotations.NullMarked;
