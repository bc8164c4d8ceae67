/** A real PostgreSQL as a child process. */
@NullMarked
package dev.sluice.servers.postgres;

import org.jspecify.annotations.NullMarked;
