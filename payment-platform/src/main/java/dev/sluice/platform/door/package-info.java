/** The HTTP doors of the service, as somebody with a token asks them. */
@NullMarked
package dev.sluice.platform.door;

import org.jspecify.annotations.NullMarked;
