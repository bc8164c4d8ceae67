/** Redis as a convenience: asked quickly or not at all, and never missed. */
@NullMarked
package dev.sluice.infrastructure.redis;

import org.jspecify.annotations.NullMarked;
