/** Sellers in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.seller;

import org.jspecify.annotations.NullMarked;
