package io.turgo.bench.scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The measured points of a curve's lines, the best measurement of each. One thread. */
final class Results {
    private final Map<String, TreeMap<Double, Sample>> lines = new LinkedHashMap<>();

    /** A point has been measured, perhaps once more. */
    void add(String line, double x, Sample sample) {
        lines.computeIfAbsent(line, unused -> new TreeMap<>()).compute(x, (at, before) -> sample.better(before));
    }

    /** The lines in the order in which they were begun. */
    List<String> lines() {
        return List.copyOf(lines.keySet());
    }

    /** The points of a line, by x. */
    List<Point> points(String line) {
        final List<Point> points = new ArrayList<>();
        lines.getOrDefault(line, new TreeMap<>()).forEach((x, sample) -> points.add(new Point(x, sample)));
        return points;
    }
}
