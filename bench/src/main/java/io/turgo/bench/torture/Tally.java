package io.turgo.bench.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the cases of a suite came to. Any thread. */
final class Tally {
    private int cases;
    private int passed;
    private int done;
    private long recoveryNs;
    private long outputNs;
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private final TreeMap<String, Long> greatest = new TreeMap<>();
    private final List<Case> failed = new ArrayList<>();

    /** So much of what the suite is asked for has been done: kills, or cases. */
    synchronized int done() {
        return done;
    }

    synchronized void add(int more) {
        done += more;
    }

    /** Something worth telling has happened once more. */
    void count(String what) {
        count(what, 1);
    }

    /** Something worth telling has happened so often more. */
    synchronized void count(String what, int times) {
        counts.merge(what, times, Integer::sum);
    }

    /** So much of something at most is worth telling. */
    synchronized void most(String what, long value) {
        greatest.merge(what, value, Math::max);
    }

    /** A start had recovered and its engine was live after so long; and its first output came after so long, or -1. */
    synchronized void recovered(long liveNs, long firstOutputNs) {
        recoveryNs = Math.max(recoveryNs, liveNs);
        outputNs = Math.max(outputNs, firstOutputNs);
    }

    synchronized void passed() {
        cases++;
        passed++;
    }

    /** A failing case counts as one done, so that a run of nothing else ends, too. */
    synchronized void failed(Case one) {
        cases++;
        done++;
        failed.add(one);
    }

    synchronized int cases() {
        return cases;
    }

    synchronized int passes() {
        return passed;
    }

    synchronized long recoveryNs() {
        return recoveryNs;
    }

    synchronized long outputNs() {
        return outputNs;
    }

    synchronized List<Case> failures() {
        return List.copyOf(failed);
    }

    /** What has been counted, as a text. */
    synchronized String counted() {
        final StringBuilder text = new StringBuilder();
        counts.forEach((what, count) ->
            text.append(text.length() == 0 ? "" : ", ").append(count).append(' ').append(what));
        greatest.forEach((what, value) -> text.append(text.length() == 0 ? "" : ", ").append("at most ").append(value)
            .append(' ').append(what));
        return text.toString();
    }
}
