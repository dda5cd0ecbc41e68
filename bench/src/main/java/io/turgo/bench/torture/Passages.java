package io.turgo.bench.torture;

import io.turgo.bench.torture.child.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How often each failpoint is passed: counted once, by a run that nobody disturbs. Any thread. */
final class Passages {
    private List<Passed> counted;

    /** A failpoint and how often it was passed. */
    record Passed(String name, long times) {
    }

    /** What was counted, by name; the first to ask counts. */
    synchronized List<Passed> counted(Supplier<List<String>> lines) {
        if (counted == null) {
            final TreeMap<String, Long> sums = new TreeMap<>();
            for (final String line : lines.get()) {
                final String[] parts = line.split(" ");
                sums.merge(parts[0], Long.parseLong(parts[1]), Math::max);
            }
            counted = new ArrayList<>();
            sums.forEach((name, times) -> counted.add(new Passed(name, times)));
        }
        return counted;
    }

    /** The flag with which passages are counted; {@link Say#PASSED} tells them. */
    static String countingFlag() {
        return "-Dturgo.failpoint=count";
    }

    /** The flag with which the process halts there: {@code NAME:K}, or several with commas between them. */
    static String haltingFlag(String places) {
        return "-Dturgo.failpoint=" + places;
    }
}
