package dev.sluice.test.wrong.pure;

import org.apache.kafka.common.TopicPartition;

record KnowsKafka(TopicPartition[] where) {}
