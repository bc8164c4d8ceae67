/** The consumer that authorizes and voids at the PSP. */
@NullMarked
package dev.sluice.consumers.intent;

import org.jspecify.annotations.NullMarked;
