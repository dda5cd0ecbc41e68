package io.turgo.bench.scale;

/**
 * What all curves of a run share. One thread.
 *
 * @param setting    how much is measured
 * @param references what the naive forms of jobs find
 * @param memory     what reads from far memory cost
 */
record Bench(Setting setting, References references, MemoryPrice memory) {
    Bench(Setting setting) {
        this(setting, new References(), new MemoryPrice());
    }

    /** A run without a journal. */
    LiveRun live() {
        return new LiveRun(setting, references);
    }
}
