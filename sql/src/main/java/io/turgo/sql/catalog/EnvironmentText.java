package io.turgo.sql.catalog;

import io.turgo.error.Suggestion;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the environment into values of options: {@code ${NAME}}, or {@code ${NAME:-what stands there otherwise}}. */
public final class EnvironmentText {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.]*)(?::-([^}]*))?}");

    private final Map<String, String> environment;

    /** @param environment variables by name */
    public EnvironmentText(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * The text with all variables put in.
     *
     * @throws Refusal if one is not set and has no default
     */
    public String of(String text, Place place) {
        final Matcher matcher = VARIABLE.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2), place)));
    }

    private String value(String name, String otherwise, Place place) {
        final String value = environment.get(name);
        if (value != null) {
            return value;
        }
        if (otherwise == null) {
            throw new Refusal(place, "the environment variable `" + name + "` is not set",
                "set it, or give a default: ${" + name + ":-...}" + Suggestion.of(name, environment.keySet()));
        }
        return otherwise;
    }
}
