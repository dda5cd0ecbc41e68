/** Tests of counters, latencies and the error log. */
package io.turgo.counters;
