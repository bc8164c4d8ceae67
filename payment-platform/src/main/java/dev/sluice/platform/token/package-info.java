/** The static tokens of an installation, generated at its first start. */
@NullMarked
package dev.sluice.platform.token;

import org.jspecify.annotations.NullMarked;
