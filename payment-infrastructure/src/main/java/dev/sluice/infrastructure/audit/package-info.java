/** The laws of the books as set-based SQL. */
@NullMarked
package dev.sluice.infrastructure.audit;

import org.jspecify.annotations.NullMarked;
