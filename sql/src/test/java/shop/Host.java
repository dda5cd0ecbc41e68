package shop;

import io.turgo.record.Field;
import io.turgo.sql.function.SqlScalar;
import io.turgo.sql.function.TextValue;

/** HOST(url): the name of the machine. */
public final class Host implements SqlScalar {
    private static final TextValue BEFORE = TextValue.of("://");

    /** Looks at a part of the URL without copying it. */
    public static boolean eval(TextValue url, TextValue host) {
        final int before = url.find(BEFORE, 0);
        final int from = before + BEFORE.length();
        int to = from;
        while (to < url.length() && url.at(to) != '/' && url.at(to) != ':') {
            to++;
        }
        host.part(url, from, to);
        return before >= 0 && to > from;
    }

    @Override
    public String name() {
        return "HOST";
    }

    @Override
    public String signature() {
        return "HOST(url)";
    }

    @Override
    public String summary() {
        return "The machine's name in a URL; NULL if it has none.";
    }

    @Override
    public Field result() {
        return Field.string("host");
    }
}
