package io.turgo.bench.torture.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The workload's outputs, compared with what they must be. */
final class OutputFiles {
    private final Path directory;

    OutputFiles(Path directory) {
        this.directory = directory;
    }

    /** A file is this header and these lines, to the byte. */
    void requireCsv(String name, String header, List<String> expected) throws IOException {
        final List<String> lines = new ArrayList<>();
        lines.add(header);
        lines.addAll(expected);
        requireSame(name, lines, lines(name));
    }

    /** The dead letters are these, in the order of each source; how sources take turns is nobody's promise. */
    void requireRejected(List<String> orders, List<String> payments) throws IOException {
        final List<String> found = lines("rejected.csv");
        requireSame("rejected.csv, header", List.of("source,position,reason,raw"), found.subList(0, 1));
        requireSame("rejected.csv, orders", orders, beginningWith("orders,", found));
        requireSame("rejected.csv, payments", payments, beginningWith("payments,", found));
        requireSame("rejected.csv, lines", List.of("" + (1 + orders.size() + payments.size())),
            List.of("" + found.size()));
    }

    private static List<String> beginningWith(String start, List<String> lines) {
        return lines.stream().filter(line -> line.startsWith(start)).toList();
    }

    /** What was called back is this, and the ids go up. */
    void requireCallbacks(List<String> expected) throws IOException {
        final List<String> found = lines("payments.txt");
        final List<String> outputs = new ArrayList<>();
        long[] before = {-1, -1, -1};
        for (final String line : found.subList(1, found.size())) {
            final int comma = line.indexOf(',');
            final long[] id = Arrays.stream(line.substring(0, comma).split("/")).mapToLong(Long::parseLong).toArray();
            if (Arrays.compare(before, id) >= 0) {
                throw new Difference("payments.txt: id " + Arrays.toString(id) + " behind " + Arrays.toString(before));
            }
            before = id;
            outputs.add(line.substring(comma + 1));
        }
        requireSame("payments.txt", expected, outputs);
    }

    private List<String> lines(String name) throws IOException {
        final String text = Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
        if (!text.endsWith("\n")) {
            throw new Difference(name + " ends within a line: "
                + text.substring(Math.max(0, text.lastIndexOf('\n'))).strip());
        }
        return List.of(text.split("\n"));
    }

    private static void requireSame(String what, List<String> expected, List<String> found) {
        final int common = Math.min(expected.size(), found.size());
        for (int i = 0; i < common; i++) {
            if (!expected.get(i).equals(found.get(i))) {
                throw new Difference(what + ": line " + (i + 1) + " is `" + found.get(i) + "`, must be `"
                    + expected.get(i) + '`' + place(found.get(i), expected));
            }
        }
        if (expected.size() != found.size()) {
            throw new Difference(what + ": lines=" + found.size() + ", must be " + expected.size() + "; the first "
                + (found.size() > common ? "too many is `" + found.get(common) : "missing is `" + expected.get(common))
                + '`');
        }
    }

    private static String place(String line, List<String> expected) {
        final int place = expected.indexOf(line);
        return place < 0 ? ", which is nowhere" : ", which is line " + (place + 1);
    }
}
