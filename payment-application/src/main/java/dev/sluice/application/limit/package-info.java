/** How much a client may ask for at once. */
@NullMarked
package dev.sluice.application.limit;

import org.jspecify.annotations.NullMarked;
