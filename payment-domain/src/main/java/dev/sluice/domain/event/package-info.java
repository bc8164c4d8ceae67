/** Events: what happened, with an id that follows from the fact. */
@NullMarked
package dev.sluice.domain.event;

import org.jspecify.annotations.NullMarked;
