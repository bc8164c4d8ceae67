/** The PSP: calls over HTTP, attempts on record in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.psp;

import org.jspecify.annotations.NullMarked;
