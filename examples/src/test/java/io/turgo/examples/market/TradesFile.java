package io.turgo.examples.market;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes larger inputs: the trades of the class path again and again, later each time, with bad rows among them. */
final class TradesFile {
    private static final int ROWS = 100_000;
    private static final int BAD_EVERY = 499;
    private static final List<String> BAD = List.of("oops", "1385337600,abc,1", "1385337600,1,2,3", "x,\"1,1");

    private TradesFile() {
    }

    /** How many bad rows are in a file of so many times 100,000. */
    static int badRows(int times) {
        return times * ROWS / BAD_EVERY;
    }

    /** Writes so many times 100,000 rows, and the bad ones. */
    static Path write(Path file, int times) throws IOException {
        final List<String> lines = lines();
        final long first = seconds(lines.get(1));
        final long span = seconds(lines.get(lines.size() - 1)) - first + 1;
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(lines.get(0) + '\n');
            int row = 0;
            for (int i = 0; i < times; i++) {
                for (final String line : lines.subList(1, lines.size())) {
                    writer.write(seconds(line) + i * span + line.substring(line.indexOf(',')) + '\n');
                    row++;
                    if (row % BAD_EVERY == 0) {
                        writer.write(BAD.get(row / BAD_EVERY % BAD.size()) + '\n');
                    }
                }
            }
        }
        return file;
    }

    private static List<String> lines() throws IOException {
        try (InputStream stream = TradesFile.class.getResourceAsStream("/bitstamp_trades_from_20131125_usd.csv");
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }

    private static long seconds(String line) {
        return Long.parseLong(line.substring(0, line.indexOf(',')));
    }
}
