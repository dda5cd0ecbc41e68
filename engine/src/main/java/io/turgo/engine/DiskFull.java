package io.turgo.engine;

/** What an engine does that finds a disk full. */
public enum DiskFull {
    /**
     * The thread waits and looks again ten times a second; publishers feel it once the ring is full. What is journaled
     * is served meanwhile, and all goes on by itself once there is room.
     */
    PAUSE,
    /** The engine fails, and says where there is no room. */
    STOP
}
