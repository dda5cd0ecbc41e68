package io.turgo.sql.validate;

import io.turgo.error.Suggestion;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import java.util.Collection;
import org.apache.calcite.sql.SqlIdentifier;

/** The names of tables and columns. */
final class Names {
    private Names() {
    }

    /** The name of a table or view, which has no catalog and no database before it. */
    static String simple(SqlIdentifier name) {
        if (!name.isSimple()) {
            throw new Refusal(Place.of(name), "`" + name + "` has a catalog or database before its name",
                "a file has one space of names: write " + last(name));
        }
        return identifier(name, "table");
    }

    /** The name itself, without what may be before it. */
    static String last(SqlIdentifier name) {
        return name.names.get(name.names.size() - 1);
    }

    /** A name that a field or stage can have. */
    static String identifier(SqlIdentifier name, String what) {
        final String simple = name.getSimple();
        if (!Character.isJavaIdentifierStart(simple.charAt(0))
            || !simple.chars().allMatch(Character::isJavaIdentifierPart)) {
            throw new Refusal(Place.of(name), what + " name `" + simple + "` is not supported",
                "names have letters, digits and underscores, and do not begin with a digit: e.g. `"
                    + simple.replaceAll("[^\\p{L}\\p{N}_]", "_").replaceAll("^(\\d)", "_$1") + "`");
        }
        return simple;
    }

    /** What to say of a name that is not among some. */
    static String nearest(String name, Collection<String> names) {
        final String near = Suggestion.nearest(name, names);
        return near == null ? "there are " + String.join(", ", names) : "did you mean `" + near + "`?";
    }
}
