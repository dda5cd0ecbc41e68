package io.turgo.sql.relational;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlOperator;

/** The functions that give a table. */
public final class TableFunctions {
    private static final Map<String, Manual> MANUALS = manuals();

    private TableFunctions() {
    }

    private record Manual(String signature, String summary) {
    }

    private static Map<String, Manual> manuals() {
        final Map<String, Manual> manuals = new LinkedHashMap<>();
        for (final WindowFunction.Kind kind : WindowFunction.Kind.values()) {
            manuals.put(kind.name(), new Manual(kind.signature(), kind.summary()));
        }
        manuals.put(DeduplicateFunction.INSTANCE.getName(),
            new Manual(DeduplicateFunction.SIGNATURE, DeduplicateFunction.SUMMARY));
        return manuals;
    }

    static List<SqlOperator> operators() {
        final List<SqlOperator> all = new ArrayList<>();
        for (final WindowFunction.Kind kind : WindowFunction.Kind.values()) {
            all.add(new WindowFunction(kind));
        }
        all.add(DeduplicateFunction.INSTANCE);
        return all;
    }

    /** How the function of that name, in either case, is called; null if there is none. */
    public static String signature(String name) {
        final Manual manual = MANUALS.get(name.toUpperCase(Locale.ROOT));
        return manual == null ? null : manual.signature();
    }

    /** What the function of that name, one of {@link #names}, gives. */
    public static String summary(String name) {
        return MANUALS.get(name).summary();
    }

    /** The names of all there are. */
    public static List<String> names() {
        return List.copyOf(MANUALS.keySet());
    }
}
