/** Settlement reports, their lines, what does not fit and what is held back, in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.settlement;

import org.jspecify.annotations.NullMarked;
