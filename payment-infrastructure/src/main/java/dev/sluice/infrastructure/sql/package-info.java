/**
 * How adapters speak SQL: a batch as arrays, times in microseconds, one MyBatis session per
 * transaction.
 */
@NullMarked
package dev.sluice.infrastructure.sql;

import org.jspecify.annotations.NullMarked;
