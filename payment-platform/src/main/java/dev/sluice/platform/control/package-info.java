/** How another command talks to the one that supervises. */
@NullMarked
package dev.sluice.platform.control;

import org.jspecify.annotations.NullMarked;
