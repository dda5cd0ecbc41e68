package io.turgo.bench.torture;

import io.turgo.bench.torture.child.Say;
import java.util.List;

/**
 * What a process said of one of several workloads.
 *
 * @param lines     all of it
 * @param startedNs from its beginning until it was live or was refused
 */
record BatchPart(List<String> lines, long startedNs) {
    /** What it said of the workload of that number, or null if it did not come to its end. */
    static BatchPart of(Child child, int number) {
        final List<Child.Line> all = child.lines();
        int begin = -1;
        for (int i = 0; i < all.size(); i++) {
            final String text = all.get(i).text();
            if (Say.BEGINS.isSaidBy(text) && Say.BEGINS.textOf(text).equals("" + number)) {
                begin = i;
            } else if (begin >= 0 && Say.OVER.isSaidBy(text)) {
                return of(all.subList(begin, i + 1));
            }
        }
        return null;
    }

    private static BatchPart of(List<Child.Line> lines) {
        final long beginNs = lines.get(0).atNs();
        final long startedNs = lines.stream().skip(1).findFirst().orElseThrow().atNs();
        return new BatchPart(lines.stream().map(Child.Line::text).toList(), startedNs - beginNs);
    }

    /** What the last line of that kind says, or null. */
    String text(Say what) {
        return lines.stream().filter(what::isSaidBy).reduce((before, line) -> line).map(what::textOf).orElse(null);
    }
}
