package dev.sluice.test.wrong.news;

import org.apache.kafka.clients.producer.Producer;

record SendsByItself(Producer<String, byte[]> producer) {}
