package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** All values of a JSON file by where they stand, such as {@code /sections/0/title}; texts in quotes. */
final class JsonFacts {
    private JsonFacts() {
    }

    static Map<String, String> of(Path file) {
        final Map<String, String> facts = new LinkedHashMap<>();
        try (JsonParser parser = Json.factory().createParser(file.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    final String text = parser.getText();
                    facts.put(parser.getParsingContext().pathAsPointer().toString(),
                        token == JsonToken.VALUE_STRING ? '"' + text + '"' : text);
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }
}
