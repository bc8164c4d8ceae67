/** The sluice command. */
@NullMarked
package dev.sluice.platform.command;

import org.jspecify.annotations.NullMarked;
