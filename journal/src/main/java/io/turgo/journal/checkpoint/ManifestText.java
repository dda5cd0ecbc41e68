package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.TableShape;
import io.turgo.checkpoint.TableTotals;
import io.turgo.journal.file.ManifestLine;
import io.turgo.state.StateLayout;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The manifest as text: a line each for the checkpoint, its symbols, each table, value and hash; then a line with the
 * CRC32C of all lines before it. Names are URL-encoded.
 */
final class ManifestText {
    /** A manifest of another major version is passed over; a newer minor version only adds what may be ignored. */
    static final int FORMAT_MAJOR = 1;
    private static final String FORMAT = FORMAT_MAJOR + ".0";
    private static final String CHECKPOINT = "checkpoint";
    private static final String SYMBOLS = "symbols";
    private static final String TABLE = "table";
    private static final String VALUE = "value";
    private static final String HASH = "hash";
    private static final String END = "end";

    private ManifestText() {
    }

    static String encode(PlaceManifest manifest) {
        final CheckpointManifest checkpoint = manifest.checkpoint();
        final StringBuilder text = new StringBuilder();
        text.append(new ManifestLine(CHECKPOINT).with("format", FORMAT).with("number", manifest.number())
            .with("journal", checkpoint.journal()).with("frame", checkpoint.frame())
            .with("time", checkpoint.ingestTimeNs()).with("pipeline", escape(checkpoint.pipeline())).encode());
        text.append(file(new ManifestLine(SYMBOLS).with("count", checkpoint.symbols()), manifest.symbols()).encode());
        for (int i = 0; i < checkpoint.tables().size(); i++) {
            text.append(file(table(checkpoint.tables().get(i)), manifest.maps().get(i))
                .with("capacity", manifest.capacities().get(i)).encode());
        }
        text.append(numbers(VALUE, checkpoint.values())).append(numbers(HASH, checkpoint.hashes()));
        return text.append(new ManifestLine(END).with("all", crc(text.toString())).encode()).toString();
    }

    private static ManifestLine table(TableTotals table) {
        final StateLayout layout = table.shape().layout();
        return new ManifestLine(TABLE).with("name", escape(table.shape().name())).with("key", layout.keyBytes())
            .with("value", layout.valueBytes()).with("transient", layout.transientBytes())
            .with("rows", table.rows()).with("hash", Long.toHexString(table.hash()));
    }

    private static ManifestLine file(ManifestLine line, CheckedFile file) {
        return line.with("file", file.name()).with("length", file.lengthBytes())
            .with("sum", Long.toHexString(file.crc()));
    }

    private static String numbers(String kind, SortedMap<String, Long> numbers) {
        final StringBuilder text = new StringBuilder();
        numbers.forEach((name, number) ->
            text.append(new ManifestLine(kind).with("name", escape(name)).with("is", number).encode()));
        return text.toString();
    }

    static String escape(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    static String unescape(String name) {
        return URLDecoder.decode(name, StandardCharsets.UTF_8);
    }

    private static String crc(String text) {
        final CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(crc.getValue());
    }

    /**
     * Reads it.
     *
     * @throws DamagedFileException saying what is wrong with it
     */
    static PlaceManifest decode(String text) throws DamagedFileException {
        final int end = text.lastIndexOf('\n', text.length() - 2) + 1;
        try {
            final ManifestLine last = line(text.substring(end).strip());
            if (!last.kind().equals(END) || !last.text("all").equals(crc(text.substring(0, end)))) {
                throw new DamagedFileException("its lines are not those that it ends with");
            }
            return decodeLines(text.substring(0, end).split("\n"));
        } catch (RuntimeException e) {
            throw new DamagedFileException("it cannot be read: " + e.getMessage());
        }
    }

    private static ManifestLine line(String text) throws DamagedFileException {
        final ManifestLine line = ManifestLine.parse(text);
        if (line == null) {
            throw new DamagedFileException("a line is damaged or cut");
        }
        return line;
    }

    private static PlaceManifest decodeLines(String[] lines) throws DamagedFileException {
        final ManifestLine head = line(lines[0]);
        requireFormat(head.text("format"));
        final ManifestLine symbols = line(lines[1]);
        final List<TableTotals> tables = new ArrayList<>();
        final List<CheckedFile> maps = new ArrayList<>();
        final List<Long> capacities = new ArrayList<>();
        final SortedMap<String, Long> values = new TreeMap<>();
        final SortedMap<String, Long> hashes = new TreeMap<>();
        for (int i = 2; i < lines.length; i++) {
            final ManifestLine line = line(lines[i]);
            switch (line.kind()) {
                case TABLE -> {
                    tables.add(totals(line));
                    maps.add(file(line));
                    capacities.add(line.number("capacity"));
                }
                case VALUE -> values.put(unescape(line.text("name")), line.number("is"));
                case HASH -> hashes.put(unescape(line.text("name")), line.number("is"));
                default -> { } // what a later minor version adds
            }
        }
        return new PlaceManifest(head.number("number"), new CheckpointManifest(UUID.fromString(head.text("journal")),
            head.number("frame"), head.number("time"), unescape(head.text("pipeline")),
            Math.toIntExact(symbols.number("count")), tables, values, hashes), maps, capacities, file(symbols));
    }

    private static void requireFormat(String format) throws DamagedFileException {
        if (!format.matches(FORMAT_MAJOR + "\\.\\d+")) {
            throw new DamagedFileException("checkpoint format " + format + " != supported format " + FORMAT);
        }
    }

    private static TableTotals totals(ManifestLine line) {
        final StateLayout layout = new StateLayout((int) line.number("key"), (int) line.number("value"),
            (int) line.number("transient"));
        return new TableTotals(new TableShape(unescape(line.text("name")), layout), line.number("rows"),
            Long.parseUnsignedLong(line.text("hash"), 16));
    }

    private static CheckedFile file(ManifestLine line) {
        return new CheckedFile(line.text("file"), line.number("length"),
            Long.parseUnsignedLong(line.text("sum"), 16));
    }
}
