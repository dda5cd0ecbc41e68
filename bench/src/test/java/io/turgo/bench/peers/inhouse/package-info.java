/** The in-house ways do the job in full. */
package io.turgo.bench.peers.inhouse;
