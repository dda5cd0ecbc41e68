package io.turgo.journal;

import java.util.Comparator;

/**
 * Names one excerpt file. The order of these names is the order of the frames.
 *
 * @param generation the directory's number, from 1
 * @param name       the file's name in it; Chronicle's names sort by time
 */
record CycleFile(int generation, String name) implements Comparable<CycleFile> {
    private static final Comparator<CycleFile> ORDER =
        Comparator.comparingInt(CycleFile::generation).thenComparing(CycleFile::name);

    @Override
    public int compareTo(CycleFile other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return JournalDirectory.generationName(generation) + "/" + name;
    }
}
