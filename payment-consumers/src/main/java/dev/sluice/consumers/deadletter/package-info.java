/** The job that files dead letters. */
@NullMarked
package dev.sluice.consumers.deadletter;

import org.jspecify.annotations.NullMarked;
