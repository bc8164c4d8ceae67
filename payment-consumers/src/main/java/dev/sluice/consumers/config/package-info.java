/** The application of the consumers: what runs, with how many threads. */
@NullMarked
package dev.sluice.consumers.config;

import org.jspecify.annotations.NullMarked;
