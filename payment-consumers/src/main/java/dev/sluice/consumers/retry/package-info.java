/** The jobs that try again and ask about what was never answered. */
@NullMarked
package dev.sluice.consumers.retry;

import org.jspecify.annotations.NullMarked;
