package io.turgo.bench.simulation.disk;

import java.util.Set;

/**
 * One thing that is going to go wrong.
 *
 * @param kind  what
 * @param calls the calls that count
 * @param after how many of them are still passed, from 0
 */
public record DiskFault(Kind kind, Set<DiskCall> calls, int after) {
    /** What goes wrong. */
    public enum Kind {
        /** The device reports an error. A force that fails has written a part, and nothing tells later which. */
        IO_ERROR,
        /** The machine or the process is gone in the midst of the call. */
        CRASH
    }
}
