package io.turgo.connectors.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.turgo.connectors.value.Cell;
import io.turgo.connectors.value.Utf8Chars;
import io.turgo.record.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the values of columns in objects, one object per record. All records go through one parser; after a fault, and
 * when too many names have come that are no column, it is replaced, since it keeps every name. Belongs to one thread;
 * allocates nothing per record.
 */
final class JsonObjects {
    private static final int DEEPEST = 100;
    private static final int MOST_OTHER_NAMES = 1000;
    private static final byte[] BLANKS = "    ".getBytes(StandardCharsets.US_ASCII);

    private final JsonFactory factory;
    private final Map<String, Cell> cells = new HashMap<>();
    private final Set<String> others = new HashSet<>();
    private final JsonFields fields;
    private final RecordFeed feed = new RecordFeed();
    private final RecordFeed.Rest rest = new RecordFeed.Rest();
    private final Utf8Chars chars;
    private JsonParser parser;
    private byte[] text;
    private String column;

    /** @param columns with their numbers in {@link #fields} */
    JsonObjects(List<Cell> columns, JsonSettings settings) {
        columns.forEach(each -> cells.put(settings.nameOf(each.column().name()), each));
        fields = new JsonFields(columns.size());
        chars = new Utf8Chars(settings.maxRecordBytes() + 1);
        factory = JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                .maxStringLength(settings.maxRecordBytes() + 1).maxNameLength(settings.maxRecordBytes() + 1)
                .maxNumberLength(settings.maxRecordBytes() + 1).build()).build();
        renew();
    }

    /** The parser's first bytes are blanks, so that it takes what follows for UTF-8 whatever it is. */
    private void renew() {
        feed.restart();
        feed.record(BLANKS, 0, BLANKS.length);
        others.clear();
        try {
            parser = factory.createParser(feed);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values that {@link #read} has found. */
    JsonFields fields() {
        return fields;
    }

    /** The column in which {@link #read} has found a fault, or null. */
    String column() {
        return column;
    }

    /**
     * Reads one object.
     *
     * @return what is wrong with it, or null
     */
    String read(byte[] source, int from, int to) {
        text = source;
        fields.clear();
        column = null;
        if (others.size() > MOST_OTHER_NAMES) {
            renew();
        }
        if (!isUtf8(source, from, to)) {
            return "it is not UTF-8";
        }
        feed.record(source, from, to);
        final String fault = tryRead();
        if (fault != null) {
            renew();
        }
        return fault;
    }

    /** The parser takes more than UTF-8 for it. */
    private boolean isUtf8(byte[] source, int from, int to) {
        int signs = 0;
        for (int i = from; i < to; i++) {
            signs |= source[i];
        }
        return signs >= 0 || chars.decode(source, from, to);
    }

    private String tryRead() {
        try {
            final JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                return "it is no object";
            }
            final String fault = readFields();
            return fault == null && !restIsBlank() ? "there is text behind the object" : fault;
        } catch (final JsonProcessingException e) {
            final long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            return "it is no JSON" + (offset < 0 ? "" : " from byte " + feed.numberOf(offset) + " on") + ": "
                + e.getOriginalMessage();
        } catch (final RecordFeed.RecordEnd e) {
            return "it is no JSON: the line ends within the object";
        } catch (final IOException e) {
            return "it is no JSON: " + e.getMessage();
        }
    }

    private String readFields() throws IOException {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            final Cell cell = cells.get(name);
            token = parser.nextToken();
            if (cell == null) {
                others.add(name);
                parser.skipChildren();
            } else if (!take(cell, token)) {
                column = cell.column().name();
                return untaken(cell, token);
            }
            token = parser.nextToken();
        }
        return null;
    }

    private static String untaken(Cell cell, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "it is an object, where " + cell.typeName() + " is expected";
            case START_ARRAY -> "it is an array, where " + cell.typeName() + " is expected";
            default -> "the text has half of a surrogate pair, which is no character";
        };
    }

    /** Keeps a value; false if it cannot be one of the column. */
    private boolean take(Cell cell, JsonToken token) throws IOException {
        final int index = cell.index();
        if (token == JsonToken.VALUE_NULL) {
            fields.putNull(index);
            return true;
        }
        if (!token.isStructStart()) {
            return fields.put(index, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
        final Type type = cell.column().type();
        if (type != Type.STRING && type != Type.SYMBOL) {
            return false;
        }
        final int start = feed.indexOf(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        fields.put(index, text, start, feed.indexOf(parser.currentLocation().getByteOffset()));
        return true;
    }

    private boolean restIsBlank() throws IOException {
        rest.begin();
        parser.releaseBuffered(rest);
        return feed.skipRest() & rest.isBlank();
    }
}
