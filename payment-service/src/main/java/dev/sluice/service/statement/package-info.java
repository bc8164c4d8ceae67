/** The address of sellers' statements: for programs, for tables, for paper. */
@NullMarked
package dev.sluice.service.statement;

import org.jspecify.annotations.NullMarked;
