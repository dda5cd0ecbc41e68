/** The trades job on Kafka Streams, in its test driver: no broker and no network, an upper bound. */
package io.turgo.bench.peers.kafka;
