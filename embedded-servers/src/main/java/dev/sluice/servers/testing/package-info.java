/** One set of servers per test JVM, started when first asked for and removed at its end. */
@NullMarked
package dev.sluice.servers.testing;

import org.jspecify.annotations.NullMarked;
