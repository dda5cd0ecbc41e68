/** The in-house ways to do the trades job, each in a measured JVM of its own like the peers. */
package io.turgo.bench.peers.inhouse;
