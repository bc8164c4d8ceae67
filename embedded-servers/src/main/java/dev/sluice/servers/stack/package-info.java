/** PostgreSQL, Kafka and Redis started side by side. */
@NullMarked
package dev.sluice.servers.stack;

import org.jspecify.annotations.NullMarked;
