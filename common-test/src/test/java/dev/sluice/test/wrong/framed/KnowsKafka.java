package dev.sluice.test.wrong.framed;

import org.apache.kafka.common.TopicPartition;

record KnowsKafka(TopicPartition[] where) {}
