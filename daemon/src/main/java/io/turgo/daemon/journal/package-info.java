/** {@code turgo journal}: looking after the journal of a data directory. */
package io.turgo.daemon.journal;
