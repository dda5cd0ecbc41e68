package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random bytes against {@link NaiveCsv}: the same records, none lost, whatever the input and however it comes in
 * pieces. {@code -Dturgo.seed} repeats a run.
 */
class CsvFuzzTest {
    private static final int INPUTS = 3000 * Integer.getInteger("turgo.rounds", 1);
    private static final int MOST = 40;
    private static final String SIGNS = "\"\"\",,\n\n\r\r\nab1\u00E9\u00C3\u00A9 x";

    private static Schema schema(int columns) {
        final Schema.Builder schema = Schema.named("fuzz");
        for (int i = 0; i < columns; i++) {
            schema.field(Field.string("c" + i).orNull());
        }
        return schema.build();
    }

    private static String randomText(Random random) {
        final StringBuilder text = new StringBuilder();
        final int length = random.nextInt(random.nextInt(20) == 0 ? 600 : 80);
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(50) == 0 ? (char) random.nextInt(256)
                : SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    @Test
    void theSameRecordsAsTheNaiveReader() throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        final Random random = new Random(seed);
        for (int i = 0; i < INPUTS; i++) {
            final int columns = 1 + random.nextInt(3);
            final String text = randomText(random);
            try {
                check(text, columns, 1 + random.nextInt(7));
            } catch (final RuntimeException | AssertionError e) {
                throw new AssertionError("turgo.seed=" + seed + " input " + i + ": "
                    + text.replace("\n", "\\n").replace("\r", "\\r"), e);
            }
        }
    }

    private static void check(String text, int columns, int pieceBytes) throws Exception {
        final String[] names = LongStream.range(0, columns).mapToObj(i -> "c" + i).toArray(String[]::new);
        final CsvFormat format = CsvFormat.standard().columns(names).maxRecordBytes(MOST);
        final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        final boolean marked = text.startsWith("\u00EF\u00BB\u00BF");
        final SourceRun run = SourceRun.of(schema(columns)).run(
            CsvSource.of(ByteSource.of("fuzz", () -> pieces(bytes, pieceBytes))).format(format));
        final List<List<NaiveCsv.Value>> expected = NaiveCsv.read(marked ? text.substring(3) : text, columns, MOST);
        assertEquals(LongStream.rangeClosed(1, expected.size()).boxed().toList(), run.positions());
        int good = 0;
        for (final List<NaiveCsv.Value> record : expected) {
            if (isGood(record, columns)) {
                assertEquals(Arrays.asList(record.stream().map(CsvFuzzTest::value).toArray()),
                    run.committed().get(good));
                good++;
            }
        }
        assertEquals(good, run.committed().size());
        assertEquals(expected.size() - good, run.rejects().size());
        run.rejects().forEach(each -> assertTrue(text.contains(each.raw()), each::toString));
    }

    private static boolean isGood(List<NaiveCsv.Value> record, int columns) {
        return record != null && record.size() == columns && record.stream().allMatch(each -> isUtf8(each.text()));
    }

    private static boolean isUtf8(String latin1) {
        final byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.equals(bytes, new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    private static Object value(NaiveCsv.Value field) {
        return field.text().isEmpty() && !field.quoted() ? null
            : new String(field.text().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** A stream that gives a few bytes at a time. */
    private static InputStream pieces(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, most));
            }
        };
    }
}
