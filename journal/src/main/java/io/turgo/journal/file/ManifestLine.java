package io.turgo.journal.file;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * One line of the manifest: {@code kind key=value ... crc=hex}, the CRC32C being that of the text before it. Values
 * hold no spaces.
 */
public final class ManifestLine {
    /** What ends a line. */
    public static final String END = "\n";

    private static final String CRC_KEY = " crc=";

    private final String kind;
    private final Map<String, String> values = new LinkedHashMap<>();

    public ManifestLine(String kind) {
        this.kind = kind;
    }

    /** Reads a line without its line feed, or returns null if it is not whole. */
    public static ManifestLine parse(String line) {
        final int crcAt = line.lastIndexOf(CRC_KEY);
        if (crcAt < 0 || !line.substring(crcAt + CRC_KEY.length()).equals(crc(line.substring(0, crcAt)))) {
            return null;
        }
        final String[] words = line.substring(0, crcAt).split(" ");
        final ManifestLine parsed = new ManifestLine(words[0]);
        for (int i = 1; i < words.length; i++) {
            final int equals = words[i].indexOf('=');
            parsed.values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return parsed;
    }

    public ManifestLine with(String key, Object value) {
        values.put(key, value.toString());
        return this;
    }

    public String kind() {
        return kind;
    }

    public String text(String key) {
        return values.getOrDefault(key, "");
    }

    public long number(String key) {
        return Long.parseLong(text(key));
    }

    /** The line with its CRC and line feed. */
    public String encode() {
        return body() + END;
    }

    /** The line with its CRC, without what ends it. */
    public String body() {
        final StringBuilder line = new StringBuilder(kind);
        values.forEach((key, value) -> line.append(' ').append(key).append('=').append(value));
        final String crc = crc(line.toString());
        return line.append(CRC_KEY).append(crc).toString();
    }

    private static String crc(String text) {
        final CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(crc.getValue());
    }
}
