/** New numbers: time, leased node, sequence. */
@NullMarked
package dev.sluice.infrastructure.id;

import org.jspecify.annotations.NullMarked;
