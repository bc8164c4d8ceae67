/**
 * Texts rendered from code and compared with the file in the repository, so that documents cannot
 * lie.
 */
@NullMarked
package dev.sluice.test.golden;

import org.jspecify.annotations.NullMarked;
