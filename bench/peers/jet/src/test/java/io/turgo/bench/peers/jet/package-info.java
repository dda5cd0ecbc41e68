/** The peer finds what the plain loop finds. */
package io.turgo.bench.peers.jet;
