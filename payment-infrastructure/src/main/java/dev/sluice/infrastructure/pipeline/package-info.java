/**
 * What the pipeline stands on: events as bytes, Kafka as streams, and telling failures that pass
 * from failures that stay.
 */
@NullMarked
package dev.sluice.infrastructure.pipeline;

import org.jspecify.annotations.NullMarked;
