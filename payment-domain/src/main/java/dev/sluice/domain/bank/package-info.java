/** What our bank says: what came in, what went out, and what for. */
@NullMarked
package dev.sluice.domain.bank;

import org.jspecify.annotations.NullMarked;
