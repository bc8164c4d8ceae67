/** A real Kafka broker in a JVM of its own. */
@NullMarked
package dev.sluice.servers.kafka;

import org.jspecify.annotations.NullMarked;
