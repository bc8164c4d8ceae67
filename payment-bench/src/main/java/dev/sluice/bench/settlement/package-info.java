/**
 * Settlement reports of any size, and the floor of reading one: the same rows with no application
 * between them.
 */
@NullMarked
package dev.sluice.bench.settlement;

import org.jspecify.annotations.NullMarked;
