/** Sellers' books in PostgreSQL, read for statements. */
@NullMarked
package dev.sluice.infrastructure.statement;

import org.jspecify.annotations.NullMarked;
