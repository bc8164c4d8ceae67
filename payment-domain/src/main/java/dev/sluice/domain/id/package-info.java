/** Names of things: a 64-bit number inside, a prefixed public id outside. */
@NullMarked
package dev.sluice.domain.id;

import org.jspecify.annotations.NullMarked;
