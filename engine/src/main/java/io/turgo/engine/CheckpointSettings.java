package io.turgo.engine;

/**
 * When checkpoints are made and how much may be on its way to them.
 *
 * @param intervalNs  between two of them, or 0: not by time
 * @param events      records between two of them, or 0: not by records
 * @param bufferBytes for each thread with state
 * @param full        whether a full disk delays checkpoints, or ends the engine
 */
record CheckpointSettings(long intervalNs, long events, int bufferBytes, DiskFull full) {
}
