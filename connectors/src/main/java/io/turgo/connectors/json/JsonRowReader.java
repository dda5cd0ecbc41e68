package io.turgo.connectors.json;

import io.turgo.connectors.spi.RowReader;
import io.turgo.record.Row;

/** The objects of an input, one per line. Belongs to one thread. */
final class JsonRowReader implements RowReader {
    private final JsonLines lines;
    private final JsonDecoder decoder;

    JsonRowReader(JsonLines lines, JsonDecoder decoder) {
        this.lines = lines;
        this.decoder = decoder;
    }

    @Override
    public boolean next() {
        return lines.next();
    }

    @Override
    public long number() {
        return lines.number();
    }

    @Override
    public String decode(Row row) {
        final String length = lines.fault();
        final String fault = length == null ? decoder.decode(lines.bytes(), lines.start(), lines.end(), row) : length;
        return fault == null ? null : "row " + lines.number() + (decoder.column() == null || length != null ? ""
            : ", column " + decoder.column()) + ": " + fault + lines.cut();
    }

    @Override
    public byte[] raw() {
        return lines.raw();
    }

    @Override
    public void close() {
        lines.close();
    }
}
