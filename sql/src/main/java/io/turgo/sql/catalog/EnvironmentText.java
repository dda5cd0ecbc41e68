package io.turgo.sql.catalog;

import io.turgo.error.Redaction;
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
     * The text with all variables put in. What they stand for is shown by their names from then on, and not at all
     * where the option's name says that it is a secret ({@link Redaction}).
     *
     * @param option whose value it is
     * @throws Refusal if one is not set and has no default
     */
    public String of(String option, String text, Place place) {
        final boolean secret = Redaction.isSecret(option);
        final String value = VARIABLE.matcher(text).replaceAll(found ->
            Matcher.quoteReplacement(value(found.group(1), found.group(2), place, secret)));
        if (secret) {
            Redaction.hide(value);
        }
        return value;
    }

    private String value(String name, String otherwise, Place place, boolean secret) {
        final String value = environment.get(name);
        if (value != null) {
            Redaction.hide(value, "${" + name + '}', secret);
            return value;
        }
        if (otherwise == null) {
            throw new Refusal(place, "the environment variable `" + name + "` is not set",
                "set it, or give a default: ${" + name + ":-...}" + Suggestion.of(name, environment.keySet()));
        }
        return otherwise;
    }
}
