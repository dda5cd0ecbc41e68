/** The comparison with peers: its processes, its checks and its budgets. */
package io.turgo.bench.peers;
