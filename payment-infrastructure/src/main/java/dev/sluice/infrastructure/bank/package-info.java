/**
 * Bank statements: camt.053 read, files and entries in PostgreSQL, and the three sides of a day.
 */
@NullMarked
package dev.sluice.infrastructure.bank;

import org.jspecify.annotations.NullMarked;
