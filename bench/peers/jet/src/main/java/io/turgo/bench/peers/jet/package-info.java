/** The trades job on Hazelcast Jet, one member in the process itself. */
package io.turgo.bench.peers.jet;
