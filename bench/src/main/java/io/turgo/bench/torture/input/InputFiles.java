package io.turgo.bench.torture.input;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes what the workload reads: orders out of order by a little and some by too much, prices that are none, texts
 * that CSV must quote, accounts that the reference table does not have. The same random numbers give the same files.
 */
public final class InputFiles {
    private static final long START_MS = 1_704_067_200_000L;
    private static final int ORDER_STEP_MS = 50;
    private static final int DISORDER_MS = 1_500;
    private static final int FAR_MS = 20_000;
    private static final int PAYMENT_STEP_MS = 2_000;
    private static final int ONE_IN_FEW = 40;
    private static final int ONE_IN_MANY = 200;
    private static final String[] NOTES =
        {"", "", "plain", "a, with comma", "\"quoted\"", "\u00e9t\u00e9 \u20ac", "a longer note that takes some room"};

    private final Random random;
    private final InputSize size;

    private InputFiles(Random random, InputSize size) {
        this.random = random;
        this.size = size;
    }

    /** Writes all files into a directory that is there. */
    public static void write(Path directory, Random random, InputSize size) {
        final InputFiles files = new InputFiles(random, size);
        write(directory.resolve("accounts.csv"), files.accounts());
        write(directory.resolve("orders.csv"), files.orders());
        write(directory.resolve("payments.txt"), files.payments());
    }

    private static void write(Path file, CharSequence text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot write " + file + ": " + e + "; name another --dir", e);
        }
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private StringBuilder accounts() {
        final StringBuilder text = new StringBuilder("account,region,credit\n");
        for (int i = 0; i < size.accounts(); i++) {
            if (!oneIn(ONE_IN_FEW)) {
                text.append('a').append(i).append(",r").append(i % 7).append(',').append(decimal(1_000_000, 2))
                    .append('\n');
            }
        }
        return text;
    }

    private StringBuilder orders() {
        final StringBuilder text = new StringBuilder("time,account,price,quantity,note\n");
        long timeMs = START_MS;
        for (int i = 0; i < size.orders(); i++) {
            timeMs += random.nextInt(ORDER_STEP_MS);
            final int behindMs = oneIn(ONE_IN_FEW) ? FAR_MS : DISORDER_MS;
            text.append(timeMs - random.nextInt(behindMs)).append(",a").append(random.nextInt(size.accounts()))
                .append(',').append(oneIn(ONE_IN_MANY) ? "12.x" + i : decimal(900_0000, 4))
                .append(',').append(oneIn(ONE_IN_FEW) ? "-1.00" : decimal(1_000_00, 2))
                .append(',').append(quoted(NOTES[random.nextInt(NOTES.length)])).append('\n');
        }
        return text;
    }

    private StringBuilder payments() {
        final StringBuilder text = new StringBuilder();
        long timeMs = START_MS;
        for (int i = 0; i < size.payments(); i++) {
            timeMs += random.nextInt(PAYMENT_STEP_MS);
            if (oneIn(ONE_IN_MANY)) {
                text.append("not a payment ").append(i).append('\n');
            } else {
                text.append(timeMs).append(',').append(random.nextInt(size.payers())).append(',')
                    .append(oneIn(ONE_IN_FEW) ? "-" : "").append(decimal(100_000, 3)).append('\n');
            }
        }
        return text;
    }

    /** A number above 0 with that many digits behind the point. */
    private String decimal(int bound, int scale) {
        final String digits = String.format("%0" + (scale + 1) + "d", 1 + random.nextInt(bound));
        final int point = digits.length() - scale;
        return digits.substring(0, point) + '.' + digits.substring(point);
    }

    private static String quoted(String note) {
        return note.contains("\"") || note.contains(",") ? '"' + note.replace("\"", "\"\"") + '"' : note;
    }
}
