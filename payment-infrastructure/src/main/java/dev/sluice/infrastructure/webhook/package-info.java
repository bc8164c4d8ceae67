/** What PSPs told unasked, in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.webhook;

import org.jspecify.annotations.NullMarked;
