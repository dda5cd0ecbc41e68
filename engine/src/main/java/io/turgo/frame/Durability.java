package io.turgo.frame;

/** What a released output's cause has survived. */
public enum Durability {
    /** No journal: nothing survives the process, and no sink claims exactly-once. */
    NONE,
    /** Survives the end of the process, {@code kill -9} included; not the end of the machine. */
    PROCESS,
    /** Survives loss of power: an output leaves only after a forced write of the frame that caused it. */
    DISK
}
