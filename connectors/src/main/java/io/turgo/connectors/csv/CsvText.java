package io.turgo.connectors.csv;

import io.turgo.connectors.value.TextBuffer;
import org.agrona.DirectBuffer;

/** Values as bytes of CSV, one behind the other. Belongs to one thread. */
final class CsvText extends TextBuffer {
    private final char delimiter;
    private final char quote;
    private final NullLiteral nulls;

    /** @param quote {@link CsvFormat#NO_QUOTE} to write no quotes */
    CsvText(char delimiter, char quote, NullLiteral nulls) {
        this.delimiter = delimiter;
        this.quote = quote;
        this.nulls = nulls;
    }

    void putDelimiter() {
        put(delimiter);
    }

    /** A text, in quotes where RFC 4180 needs them, and where without quotes it would be null or nothing. */
    void putText(CharSequence text) {
        quote(putUtf8(text));
    }

    /** As {@link #putText(CharSequence)}, from UTF-8. */
    void putText(DirectBuffer source, int offset, int byteLength) {
        quote(putUtf8(source, offset, byteLength));
    }

    /** Quotes the value at the end of the text if need be. */
    private void quote(int valueLength) {
        if (quote == CsvFormat.NO_QUOTE) {
            return;
        }
        final byte[] bytes = bytes();
        final int end = length();
        boolean special = valueLength == 0 || nulls.is(bytes, end - valueLength, end);
        int quotes = 0;
        for (int i = end - valueLength; i < end; i++) {
            final byte b = bytes[i];
            quotes += b == quote ? 1 : 0;
            special |= b == quote || b == delimiter || b == '\n' || b == '\r';
        }
        if (special) {
            enclose(end - valueLength, quotes);
        }
    }

    /** Moves the value from its end, so that every quote in it can be doubled in place. */
    private void enclose(int start, int quotes) {
        ensure(quotes + 2);
        final byte[] bytes = bytes();
        int from = length();
        int to = from + quotes + 2;
        length(to);
        bytes[--to] = (byte) quote;
        while (from > start) {
            final byte b = bytes[--from];
            bytes[--to] = b;
            if (b == quote) {
                bytes[--to] = (byte) quote;
            }
        }
        bytes[start] = (byte) quote;
    }
}
