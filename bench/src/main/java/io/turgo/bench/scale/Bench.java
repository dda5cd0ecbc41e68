package io.turgo.bench.scale;

/**
 * What all curves of a run share. One thread.
 *
 * @param setting how much is measured
 * @param memory  what reads from far memory cost
 */
record Bench(Setting setting, MemoryPrice memory) {
    Bench(Setting setting) {
        this(setting, new MemoryPrice());
    }

    /** A run without a journal. */
    LiveRun live() {
        return new LiveRun(setting);
    }
}
