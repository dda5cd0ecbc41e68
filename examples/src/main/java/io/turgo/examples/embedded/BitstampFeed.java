package io.turgo.examples.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.turgo.connectors.file.ByteSource;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reads Bitstamp's raw feed: lines of {@code <received ms> <event> <json>}. Order events are handed on with the top of
 * the book as it was then; snapshots of the book are remembered, trades passed over.
 */
final class BitstampFeed {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final String ORDER_PREFIX = "order_";
    private static final int PARTS = 3;

    private final JsonFactory json = new JsonFactory();
    private final ByteSource source;
    private OrderEvent.Top top;
    private long lines;

    BitstampFeed(ByteSource source) {
        this.source = source;
    }

    /** Takes what the feed brings; lines are numbered from 0. */
    interface Handler {
        /** An order event. */
        void order(long line, OrderEvent event, String text);

        /** A line that is no event. */
        void malformed(long line, String reason, String text);
    }

    /** The feed's name. */
    String name() {
        return source.name();
    }

    /** How many lines have been read. */
    long lines() {
        return lines;
    }

    /** Reads the feed from its beginning to its end. */
    void read(Handler handler) {
        try (BufferedReader reader =
            new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                read(lines++, line, handler);
            }
        } catch (final IOException e) {
            throw new EnvironmentException("input `" + name() + "` cannot be read behind line " + lines + ": "
                + IoReason.of(e) + "; mend that and start again", e);
        }
    }

    private void read(long number, String line, Handler handler) {
        final OrderEvent event;
        try {
            event = event(line);
        } catch (final IOException | IllegalArgumentException e) {
            handler.malformed(number, "is no `<received ms> <event> <json>`: " + firstLine(e.getMessage()), line);
            return;
        }
        if (event != null) {
            handler.order(number, event, line);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /** The order event of a line, or null if it is another event. */
    private OrderEvent event(String line) throws IOException {
        final String[] parts = line.split(" ", PARTS);
        if (parts.length < PARTS) {
            throw new IllegalArgumentException(parts.length + " parts < " + PARTS);
        }
        final long timeNs = Math.multiplyExact(Long.parseLong(parts[0]), NANOS_PER_MILLI);
        if (parts[1].equals("order_book")) {
            top = top(parts[2]);
            return null;
        }
        return parts[1].startsWith(ORDER_PREFIX)
            ? order(timeNs, parts[1].substring(ORDER_PREFIX.length()), parts[2]) : null;
    }

    private OrderEvent order(long timeNs, String event, String text) throws IOException {
        String price = null;
        String amount = null;
        String id = null;
        String type = null;
        try (JsonParser parser = json.createParser(text)) {
            requireToken(parser.nextToken(), JsonToken.START_OBJECT);
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                final String value = scalar(parser);
                switch (name) {
                    case "price" -> price = value;
                    case "amount" -> amount = value;
                    case "id" -> id = value;
                    case "order_type" -> type = value;
                    default -> { }
                }
            }
        }
        return new OrderEvent(timeNs, event, side(type), Long.parseLong(required("id", id)), required("price", price),
            required("amount", amount), top);
    }

    private static String scalar(JsonParser parser) throws IOException {
        if (!parser.nextToken().isScalarValue()) {
            throw new IllegalArgumentException("field `" + parser.currentName() + "` is not a plain value");
        }
        return parser.getText();
    }

    private static String required(String name, String value) {
        if (value == null) {
            throw new IllegalArgumentException("field `" + name + "` is missing");
        }
        return value;
    }

    private static String side(String type) {
        return switch (required("order_type", type)) {
            case "0" -> OrderChecks.BID;
            case "1" -> OrderChecks.ASK;
            default -> throw new IllegalArgumentException("order_type=" + type + " is neither 0 (bid) nor 1 (ask)");
        };
    }

    /** The first level of each side; null if a side has none. */
    private OrderEvent.Top top(String text) throws IOException {
        String[] bid = null;
        String[] ask = null;
        try (JsonParser parser = json.createParser(text)) {
            requireToken(parser.nextToken(), JsonToken.START_OBJECT);
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                final String[] best = best(parser);
                bid = name.equals("bids") ? best : bid;
                ask = name.equals("asks") ? best : ask;
            }
        }
        return bid == null || ask == null ? null : new OrderEvent.Top(bid[0], bid[1], ask[0], ask[1]);
    }

    private static String[] best(JsonParser parser) throws IOException {
        requireToken(parser.nextToken(), JsonToken.START_ARRAY);
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            return null;
        }
        final String[] level = {nextText(parser), nextText(parser)};
        int depth = 2;
        while (depth > 0) {
            final JsonToken token = Objects.requireNonNull(parser.nextToken(), "a level's end");
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return level;
    }

    private static String nextText(JsonParser parser) throws IOException {
        final JsonToken token = parser.nextToken();
        if (token == null || !token.isScalarValue()) {
            throw new IllegalArgumentException("a level of the book is no [price, amount]");
        }
        return parser.getText();
    }

    private static void requireToken(JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException("found " + found + " instead of " + wanted);
        }
    }
}
