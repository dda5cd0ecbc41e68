package io.turgo.bench.scale.job;

import java.util.ArrayList;
import java.util.List;

/** The checksums of all stages and sinks of one engine: one for each, as each may have a thread of its own. */
public final class Checksums {
    private final List<Checksum> all = new ArrayList<>();

    /** A new one, for one thread; any thread may ask. */
    synchronized Checksum add() {
        final Checksum added = new Checksum();
        all.add(added);
        return added;
    }

    /** The sum of all, once the engine has come to rest. */
    synchronized Checksum sum() {
        final Checksum sum = new Checksum();
        all.forEach(sum::add);
        return sum;
    }
}
