package io.turgo.bench.simulation.disk;

/** What a program asks of a disk. */
public enum DiskCall {
    /** A file or directory is opened, or made. */
    OPEN,
    /** Bytes, names or attributes are read. */
    READ,
    /** Bytes are written, or a file is cut. */
    WRITE,
    /** A file or directory is forced. */
    FORCE,
    /** A name is given to another file, or removed. */
    RENAME
}
