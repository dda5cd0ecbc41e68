package io.turgo.examples.nab;

import io.turgo.connectors.file.ByteSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Series made up from a seed, two weeks of five minutes each, with something odd on the tenth day: the load of a server
 * that loses its evening, requests with a burst, a temperature that rises to a new level. The same seed gives the same
 * bytes everywhere.
 */
final class MadeSeries {
    private static final LocalDateTime START = LocalDateTime.of(2024, 3, 4, 0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int STEP_MINUTES = 5;
    private static final int DAY = 24 * 60 / STEP_MINUTES;
    private static final int ROWS = 14 * DAY;
    private static final int ODD_FROM = 9 * DAY + DAY / 2;
    private static final int ODD_UNTIL = ODD_FROM + DAY / 3;

    private MadeSeries() {
    }

    /** The value of a row. */
    private interface Shape {
        double at(int row, boolean odd, Random random);
    }

    static List<Series> of(long seed) {
        return List.of(
            series("load", seed, (row, odd, random) ->
                40 + (odd ? 0 : 30 * StrictMath.sin(2 * StrictMath.PI * row / DAY - 2)) + 3 * noise(random)),
            series("requests", seed + 1, (row, odd, random) ->
                StrictMath.rint(StrictMath.exp(2 + 0.5 * noise(random) + (odd && row % 3 == 0 ? 3 : 0)))),
            series("temperature", seed + 2, (row, odd, random) ->
                20 + (row < ODD_FROM ? 0 : 4) + 0.5 * noise(random)));
    }

    private static Series series(String name, long seed, Shape shape) {
        final Random random = new Random(seed);
        final StringBuilder text = new StringBuilder("timestamp,value\n");
        for (int row = 0; row < ROWS; row++) {
            final double value = shape.at(row, row >= ODD_FROM && row < ODD_UNTIL, random);
            text.append(TIME.format(START.plusMinutes((long) row * STEP_MINUTES))).append(',')
                .append(StrictMath.rint(value * 1000) / 1000).append('\n');
        }
        final byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        return new Series("made/" + name + ".csv", ByteSource.of(name, () -> new ByteArrayInputStream(bytes)));
    }

    /** Nearly normal, by what is the same on every JDK. */
    private static double noise(Random random) {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }
}
