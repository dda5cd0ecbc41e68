package io.turgo.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Arrays against a parser that knows all of JSON. */
class JsonArrayTest {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DOCUMENTS = 20_000 * Integer.getInteger("turgo.rounds", 1);
    private static final List<String> PIECES =
        List.of("[", "]", "{", "}", ",", ":", "\"", "\\", "\\\"", "a", "1", " ", "\n", "\"k\":1", "{\"k\":2}", "null");

    private static final List<String> TEXTS =
        List.of("a", "\\\"", "\\\\", "]", ",", "}{", "\\n", "\\u00e9");

    /** The tokens of each element of an array of objects; null if the text is none. */
    private static List<String> elements(String text) {
        final List<String> elements = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text.getBytes(StandardCharsets.UTF_8))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return null;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    return null;
                }
                elements.add(object(parser));
            }
            return parser.nextToken() == null ? elements : null;
        } catch (final IOException malformed) {
            return null;
        }
    }

    /** The tokens of the object that was begun. */
    private static String object(JsonParser parser) throws IOException {
        final StringBuilder tokens = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            final JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException("the end within an object");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            tokens.append(token).append('=').append(parser.getText()).append(';');
        }
        return tokens.toString();
    }

    /** The same by lines; null if there is a fault, or a line that is no object. */
    private static List<String> byLines(String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!JsonArray.begins(bytes, bytes.length) || JsonArray.toLines(bytes, bytes.length) != null) {
            return null;
        }
        final List<String> elements = new ArrayList<>();
        for (final String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            try (JsonParser parser = JSON.createParser(line)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return null;
                }
                elements.add(object(parser));
                if (parser.nextToken() != null) {
                    return null;
                }
            } catch (final IOException malformed) {
                return null;
            }
        }
        return elements;
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> "" + random.nextInt();
            case 1 -> "\"" + TEXTS.get(random.nextInt(TEXTS.size())) + "\"";
            case 2 -> random.nextBoolean() ? "null" : " true\n";
            case 3 -> "[" + value(random, depth - 1) + " ," + value(random, depth - 1) + "]";
            default -> "{\"k\" :\n" + value(random, depth - 1) + ",\"l\":" + value(random, depth - 1) + "}";
        };
    }

    /** An array of objects, most of the time; a few characters of it are changed, some of the time. */
    private static String document(Random random) {
        final StringBuilder text = new StringBuilder(random.nextBoolean() ? "[" : "\r\n [\t");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append("{\"k\":").append(value(random, 2)).append('}').append(i > 1 ? " , " : "\n");
        }
        text.append(']');
        for (int i = random.nextInt(3); i > 0; i--) {
            final int at = random.nextInt(text.length() + 1);
            text.replace(at, Math.min(text.length(), at + random.nextInt(2)), piece(random));
        }
        return text.toString();
    }

    @Test
    void theSameArraysAreTakenAndGiveTheSameObjects() {
        final long seed = Long.getLong("turgo.seed", System.nanoTime());
        final Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            final String text = document(random);
            final List<String> expected = elements(text);
            if (expected != null || !text.strip().startsWith("[")) {
                taken++;
            }
            assertEquals(text.strip().startsWith("[") ? expected : null, byLines(text),
                () -> "-Dturgo.seed=" + seed + ": " + text);
        }
        assertEquals(DOCUMENTS / 2, taken, DOCUMENTS / 4, "both kinds come: " + taken + " of " + DOCUMENTS);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertNull(fault("[]"));
        assertEquals("element 2 is missing", fault("[{},]"));
        assertEquals("element 1 is missing", fault("[,{}]"));
        assertEquals("the array is not closed at its end", fault("[{}"));
        assertEquals("there is more behind the array's end", fault("[{}] x"));
        assertNotNull(fault("[\"\\\\\\\""));
    }

    private static String fault(String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return JsonArray.toLines(bytes, bytes.length);
    }
}
