/** Nothing here breaks a rule, though some of it looks as if it did. */
@NullMarked
package dev.sluice.test.right;

import org.jspecify.annotations.NullMarked;
