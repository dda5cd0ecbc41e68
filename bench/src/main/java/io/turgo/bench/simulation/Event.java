package io.turgo.bench.simulation;

/**
 * One input.
 *
 * @param position  its place in the input, and its position for the engine
 * @param partition of the source
 * @param timeNs    event time
 * @param key       one of few
 * @param value     any number
 * @param rejected  whether it cannot be decoded and is for the dead letters
 */
record Event(int position, int partition, long timeNs, String key, long value, boolean rejected) {
}
