/** The trades job on Apache Flink, in the process itself ({@code MiniCluster}). */
package io.turgo.bench.peers.flink;
