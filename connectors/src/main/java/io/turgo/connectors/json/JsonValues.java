package io.turgo.connectors.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of an object as they stand, for messages. */
final class JsonValues {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonValues() {
    }

    /** By the names, in their order; nothing for a name that is not there. What is no object is one value. */
    static List<String> of(String line, List<String> names) {
        final Map<String, String> found = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(line)) {
            JsonToken token = parser.nextToken() == JsonToken.START_OBJECT ? parser.nextToken() : null;
            while (token == JsonToken.FIELD_NAME) {
                final String name = parser.currentName();
                parser.nextToken();
                found.put(name, parser.getText());
                parser.skipChildren();
                token = parser.nextToken();
            }
            if (token != JsonToken.END_OBJECT) {
                return List.of(line);
            }
        } catch (final IOException e) {
            return List.of(line);
        }
        final List<String> values = new ArrayList<>();
        names.forEach(name -> values.add(found.getOrDefault(name, "")));
        return values;
    }
}
