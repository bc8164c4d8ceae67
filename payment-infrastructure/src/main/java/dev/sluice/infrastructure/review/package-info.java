/** What people found out, in PostgreSQL. */
@NullMarked
package dev.sluice.infrastructure.review;

import org.jspecify.annotations.NullMarked;
