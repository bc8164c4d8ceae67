/** The data directory: what is kept between starts, and where. */
@NullMarked
package dev.sluice.platform.data;

import org.jspecify.annotations.NullMarked;
