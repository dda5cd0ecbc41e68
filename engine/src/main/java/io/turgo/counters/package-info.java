/**
 * What a running engine tells about itself: counters and repeated errors in a mapped file that other processes read
 * while the engine runs, and latency histograms per stage. Nothing here reads a clock; times are passed in.
 */
package io.turgo.counters;
