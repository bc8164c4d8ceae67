/** Where a module is entered. */
@NullMarked
package dev.sluice.test.right.config;

import org.jspecify.annotations.NullMarked;
