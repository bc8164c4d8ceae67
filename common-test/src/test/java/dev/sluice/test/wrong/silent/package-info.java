@NullMarked
package dev.sluice.test.wrong.silent;

import org.jspecify.annotations.NullMarked;
