/** What runs inside a measured JVM. */
package io.turgo.bench.peers.child;
