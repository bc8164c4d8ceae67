/** What the PSP tells unasked: kept as it came, answered at once, applied like all it says. */
@NullMarked
package dev.sluice.application.webhook;

import org.jspecify.annotations.NullMarked;
