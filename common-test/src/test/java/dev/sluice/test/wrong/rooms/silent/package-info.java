@NullMarked
package dev.sluice.test.wrong.rooms.silent;

import org.jspecify.annotations.NullMarked;
