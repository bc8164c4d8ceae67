/** The schema: brought up to date in one step, checked at every start. */
@NullMarked
package dev.sluice.infrastructure.migration;

import org.jspecify.annotations.NullMarked;
