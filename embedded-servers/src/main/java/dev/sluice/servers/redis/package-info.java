/** A real Redis as a child process. */
@NullMarked
package dev.sluice.servers.redis;

import org.jspecify.annotations.NullMarked;
