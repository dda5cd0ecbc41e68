package io.turgo.examples.sql;

import io.turgo.examples.Turgo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FxSqlTest {
    private static final String INPUT = "${QUOTES:-../../turgo-out/fx.sql/quotes.csv}";
    private static final int VENUE = 1;
    private static final int PAIR = 2;

    @TempDir
    private Path directory;

    @Test
    void writesTheSameBytesAsItsTwin() throws IOException {
        new SqlTwin(directory, "fx", INPUT, List.of(
            "beside.csv", "best.csv", "crossed.csv", "stale.csv", "bars.csv")).requireSameBytes("--seed", 5);
    }

    /** Times that venues share, a pair at one venue only, quotes that are not sound, lines that are none. */
    @Test
    void writesTheSameBytesOfAnInputThatIsNotNeat() throws IOException {
        final Path made = directory.resolve("made.csv");
        Turgo.succeed("example", "fx", "--seed", 6, "--write-input", made);
        final List<String> all = Files.readAllLines(made);
        for (final String[] file : new String[][] {
            {"fxcm", "eurusd"}, {"fxcm", "nzdusd"}, {"oanda", "eurusd"}, {"oanda", "xauusd"}}) {
            write(file[0], file[1], all);
        }
        new SqlTwin(directory, "fx", INPUT, List.of("beside.csv", "best.csv", "crossed.csv", "stale.csv", "bars.csv",
            "dead-letters.csv")).requireSameBytes("--input", directory.resolve("quotes"));
    }

    private void write(String venue, String pair, List<String> all) throws IOException {
        final List<String> lines = new ArrayList<>(List.of("time_ns,bid,ask"));
        for (final String line : all) {
            final String[] values = line.split(",");
            if (values[VENUE].equals(venue) && (values[PAIR].equals(pair) || pair.equals("xauusd"))) {
                final String time = values[0].substring(0, values[0].length() - "000000000".length()) + "000000000";
                final boolean unsound = lines.size() % 50 == 0;
                lines.add(time + ',' + values[unsound ? 4 : 3] + ',' + values[unsound ? 3 : 4]);
            }
        }
        lines.add(lines.size() / 2, "rubbish");
        Files.createDirectories(directory.resolve("quotes"));
        Files.write(directory.resolve("quotes/quotes_" + venue + '_' + pair + "_part.csv"), lines);
    }
}
