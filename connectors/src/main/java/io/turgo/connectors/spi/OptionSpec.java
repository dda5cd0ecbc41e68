package io.turgo.connectors.spi;

import io.turgo.error.Redaction;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * An option of a connector. Immutable; made by {@link #of} and changed copies of that.
 *
 * @param name         as it stands in {@code WITH}; {@code #} in it stands for the name of a column
 * @param type         of its value
 * @param defaultValue what it is when it is not given, or null
 * @param required     whether it must be given
 * @param secret       whether its value is never shown: not in logs, plans or messages
 * @param roles        for which roles of a table it means something
 * @param text         what it does, in a sentence
 */
public record OptionSpec(String name, OptionType type, String defaultValue, boolean required, boolean secret,
    Set<Role> roles, String text) {
    /** Stands in a name for the name of a column. */
    public static final String COLUMN = "#";

    /** Copies the roles; what is a secret by its name is one. */
    public OptionSpec {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
        roles = Set.copyOf(roles);
        secret = secret || Redaction.isSecret(name);
    }

    /** An option that may be left out and has no default, for all roles. */
    public static OptionSpec of(String name, OptionType type, String text) {
        return new OptionSpec(name, type, null, false, false, EnumSet.allOf(Role.class), text);
    }

    /** The same with a default. */
    public OptionSpec orElse(String value) {
        return new OptionSpec(name, type, value, required, secret, roles, text);
    }

    /** The same, but it must be given. */
    public OptionSpec mandatory() {
        return new OptionSpec(name, type, defaultValue, true, secret, roles, text);
    }

    /** The same, but its value is never shown. */
    public OptionSpec hidden() {
        return new OptionSpec(name, type, defaultValue, required, true, roles, text);
    }

    /** The same for these roles only. */
    public OptionSpec only(Role first, Role... more) {
        return new OptionSpec(name, type, defaultValue, required, secret, EnumSet.of(first, more), text);
    }

    /** Whether there is one for each column. */
    public boolean perColumn() {
        return name.contains(COLUMN);
    }

    /** The option's name for a column. */
    public String nameFor(String column) {
        return name.replace(COLUMN, column);
    }

    /** Whether a given option is this one, for one of the columns or, for any text in the column's place, at all. */
    boolean matches(String given) {
        return perColumn() ? column(given) != null : name.equals(given);
    }

    /** What stands in the column's place of a given option, or null if that is none of this spec. */
    String column(String given) {
        final int at = name.indexOf(COLUMN);
        final String before = name.substring(0, at);
        final String behind = name.substring(at + COLUMN.length());
        final boolean fits = given.length() > before.length() + behind.length() && given.startsWith(before)
            && given.endsWith(behind);
        return fits ? given.substring(before.length(), given.length() - behind.length()) : null;
    }

    /** The names that can be given, for suggestions. */
    Collection<String> names(Collection<String> columns) {
        return perColumn() ? columns.stream().map(this::nameFor).toList() : Set.of(name);
    }
}
