package io.turgo.connectors.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.spi.RowReader;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.testing.Tables;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import io.turgo.text.Utf8;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Objects, whole and damaged, against {@link NaiveJson}: the same ones are read, with the same values, all others are
 * told, and none costs another. {@code -Dturgo.seed} repeats a run; {@code -Dturgo.rounds=250} reads a million.
 */
class JsonFuzzTest {
    private static final int DOCUMENTS = 4000 * Integer.getInteger("turgo.rounds", 1);
    private static final int DEEPEST = 100;
    private static final int BATCH = 200;
    private static final String SIGNS = "{}[]\",:\\ \t\r0123456789-+.eEtrufalsn/bx"
        + "'\u0000\u0007\u001f\u007f\u00e9\u20ac";
    private static final String[] NAMES = {"a", "a", "b", "x", "", "\\u0061", "a\\u0000", "\u00e9"};
    private static final String[] SCALARS = {"0", "-1", "1.5e3", "1e999999", "-0.0", "true", "false", "null", "01",
        "1.", "NaN", "\"\"", "\"x\"", "\"\\n\\\"\\\\\\/\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"",
        "\"\u00e9\u20ac\ud83d\ude00\"", "\"\\u0000\"", "9".repeat(400), "\"" + "y".repeat(300) + "\""};

    private Random random;

    @Test
    void theSameObjectsAsTheNaiveReader() throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        random = new Random(seed);
        for (int i = 0; i < DOCUMENTS; i += BATCH) {
            final byte[][] lines = new byte[BATCH][];
            for (int k = 0; k < BATCH; k++) {
                lines[k] = document();
            }
            try {
                check(lines);
            } catch (final RuntimeException | AssertionError e) {
                throw new AssertionError("turgo.seed=" + seed + " batch " + i / BATCH, e);
            }
        }
    }

    private byte[] document() {
        final StringBuilder text = new StringBuilder();
        if (random.nextInt(50) == 0) {
            final int depth = DEEPEST - 3 + random.nextInt(6);
            text.append("{\"b\":").append("[".repeat(depth)).append("]".repeat(depth)).append('}');
        } else {
            object(text, 0);
        }
        while (random.nextInt(3) == 0 && text.length() > 0) {
            damage(text);
        }
        final byte[] bytes = text.toString().replace("\n", " ").getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0 && bytes.length > 0) {
            final int at = random.nextInt(bytes.length);
            bytes[at] = (byte) random.nextInt(256);
            bytes[at] = bytes[at] == '\n' ? 0 : bytes[at];
        }
        return bytes;
    }

    private void damage(StringBuilder text) {
        final int at = random.nextInt(text.length());
        final char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, sign);
            case 1 -> text.setCharAt(at, sign);
            case 2 -> text.deleteCharAt(at);
            default -> text.setLength(at);
        }
    }

    private void object(StringBuilder text, int depth) {
        blanks(text).append('{');
        for (int i = random.nextInt(4); i > 0; i--) {
            blanks(text).append('"').append(NAMES[random.nextInt(NAMES.length)]).append('"');
            blanks(text).append(':');
            value(text, depth);
            blanks(text).append(i > 1 ? "," : "");
        }
        blanks(text).append('}');
        blanks(text);
    }

    private void value(StringBuilder text, int depth) {
        final int choice = depth > 4 ? 5 : random.nextInt(6);
        if (choice == 0) {
            object(text, depth + 1);
        } else if (choice == 1) {
            text.append('[');
            for (int i = random.nextInt(3); i > 0; i--) {
                value(text, depth + 1);
                text.append(i > 1 ? "," : "");
            }
            text.append(']');
        } else {
            blanks(text).append(SCALARS[random.nextInt(SCALARS.length)]);
        }
    }

    private StringBuilder blanks(StringBuilder text) {
        return random.nextInt(4) == 0 ? text.append(" \t \r".charAt(random.nextInt(4))) : text;
    }

    private void check(byte[][] lines) throws Exception {
        final Tables tables = Tables.of("filesystem", Path.of("."), "path", "x", "format", "json",
            "json.max-record-size", "32 kb")
            .columns("a STRING NULL", "b STRING NULL");
        final TableDefinition table = tables.define();
        final Scope scope = Scope.of(tables.schema());
        final Row row = new Row();
        final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(8192));
        try (RowReader reader = new JsonTableFormat().of(table).reader("fuzz", stream(lines), scope,
            new SymbolDictionary(16))) {
            for (final byte[] line : lines) {
                if (shown(line).isBlank() && shown(line).matches("[ \t\r]*")) {
                    continue;
                }
                if (!reader.next()) {
                    throw new AssertionError("the line is missing: " + shown(line));
                }
                check(line, reader.decode(row.wrap(slot, 0, slot.capacity()).reset(scope.layout())), row, scope);
            }
            assertEquals(false, reader.next());
        }
    }

    private static String shown(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    private static void check(byte[] line, String fault, Row row, Scope scope) {
        final String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (final CharacterCodingException e) {
            assertEquals(true, fault.contains(": it is not UTF-8"), fault);
            return;
        }
        final Map<String, String> fields = NaiveJson.read(text, DEEPEST);
        final boolean good = fields != null && isText(fields.get("a")) && isText(fields.get("b"));
        if (!good) {
            if (fault == null && !hasHalves(text)) {
                throw new AssertionError("read, but is no object: " + text);
            }
            return;
        }
        if (fault != null) {
            if (!hasHalves(text)) {
                throw new AssertionError(fault + ": " + text);
            }
            return;
        }
        for (final String name : new String[] {"a", "b"}) {
            final Column column = scope.column(name);
            final String value = fields.get(name);
            assertEquals(value == NaiveJson.NULL ? null : value, row.string(column), text);
        }
    }

    private static boolean isText(String value) {
        return value == null || Utf8.length(value) >= 0;
    }

    /** A half of a pair in a value that another of the same name follows is a fault, too. */
    private static boolean hasHalves(String text) {
        return text.contains("\\ud") || text.contains("\\uD");
    }

    private InputStream stream(byte[][] lines) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < lines.length; i++) {
            all.writeBytes(lines[i]);
            if (i < lines.length - 1 || random.nextBoolean()) {
                all.write('\n');
            }
        }
        return new ByteArrayInputStream(all.toByteArray());
    }
}
