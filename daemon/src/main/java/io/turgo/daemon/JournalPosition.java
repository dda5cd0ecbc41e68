package io.turgo.daemon;

import io.turgo.error.ConfigurationException;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalScan;
import java.time.DateTimeException;
import java.time.Instant;

/** A place in a journal as a user writes it: a sequence, or an ingest time in ISO-8601. */
public final class JournalPosition {
    private static final long NANOS = 1_000_000_000L;

    private JournalPosition() {
    }

    /**
     * The first sequence at or after the place.
     *
     * @throws ConfigurationException if the text is neither a sequence nor a time
     */
    public static long sequenceOf(String text, Journal journal) {
        if (isSequence(text)) {
            return sequence(text);
        }
        return JournalScan.firstSequenceAt(journal, time(text));
    }

    private static long time(String text) {
        try {
            final Instant time = Instant.parse(text);
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
        } catch (final DateTimeException | ArithmeticException e) {
            throw new ConfigurationException("`" + text + "` is neither a sequence (a whole number) nor a time such as "
                + "2026-01-31T12:00:00Z");
        }
    }

    /** Whether both places are times, and the first one is the earlier. */
    public static boolean isEarlier(String text, String other) {
        return !isSequence(text) && !isSequence(other) && time(text) < time(other);
    }

    /**
     * The last sequence of a stretch that ends with that sequence, or before that time; null is the journal's end.
     *
     * @throws ConfigurationException as above
     */
    public static long lastSequenceOf(String text, Journal journal) {
        if (text == null) {
            return Long.MAX_VALUE;
        }
        final long sequence = sequenceOf(text, journal);
        return isSequence(text) ? sequence : sequence - 1;
    }

    private static boolean isSequence(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    private static long sequence(String text) {
        try {
            return Long.parseLong(text);
        } catch (final NumberFormatException e) {
            throw new ConfigurationException("sequence " + text + " > " + Long.MAX_VALUE);
        }
    }
}
