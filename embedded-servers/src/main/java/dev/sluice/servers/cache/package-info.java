/** Files unpacked once per machine and shared by all that start servers on it. */
@NullMarked
package dev.sluice.servers.cache;

import org.jspecify.annotations.NullMarked;
