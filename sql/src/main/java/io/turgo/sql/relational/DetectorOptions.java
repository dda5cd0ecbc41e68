package io.turgo.sql.relational;

import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of a detector as a query gives them. Immutable. */
final class DetectorOptions {
    private final String detector;
    private final Map<String, String> values;

    private DetectorOptions(String detector, Map<String, String> values) {
        this.detector = detector;
        this.values = values;
    }

    /**
     * Reads {@code name=value, name=value}.
     *
     * @param detector whose options they are, for messages
     * @param defaults the value of each option that may be given
     * @throws ConfigurationException if another one is given, or something else
     */
    static DetectorOptions read(String detector, Map<String, String> defaults, String text) {
        final Map<String, String> values = new LinkedHashMap<>(defaults);
        for (final String part : Arrays.stream(text.split(",")).map(String::strip).toList()) {
            if (!part.isEmpty()) {
                read(detector, part, values);
            }
        }
        return new DetectorOptions(detector, values);
    }

    private static void read(String detector, String part, Map<String, String> values) {
        final int equals = part.indexOf('=');
        if (equals < 0) {
            throw new ConfigurationException("`" + part + "` of detector `" + detector
                + "` is no option: write name=value, with commas between them");
        }
        final String name = part.substring(0, equals).strip();
        if (!values.containsKey(name)) {
            final List<String> known = List.copyOf(values.keySet());
            throw new ConfigurationException("detector `" + detector + "` has no option `" + name + "`; it has "
                + (known.isEmpty() ? "none" : String.join(", ", known)) + Suggestion.of(name, known));
        }
        values.put(name, part.substring(equals + 1).strip());
    }

    double number(String name) {
        try {
            return Double.parseDouble(values.get(name));
        } catch (final NumberFormatException e) {
            throw wrong(name, "a number");
        }
    }

    int whole(String name) {
        try {
            return Integer.parseInt(values.get(name));
        } catch (final NumberFormatException e) {
            throw wrong(name, "a whole number");
        }
    }

    boolean flag(String name) {
        return switch (values.get(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    private ConfigurationException wrong(String name, String kind) {
        return new ConfigurationException("option `" + name + "` of detector `" + detector + "` is `"
            + values.get(name) + "`, which is not " + kind + "; correct it");
    }
}
