/** Finds the configuration of every room, for both applications. */
@NullMarked
package dev.sluice.infrastructure.config;

import org.jspecify.annotations.NullMarked;
