package io.turgo.sql.relational;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlOperator;

/** The functions that give a table. */
public final class TableFunctions {
    private static final Map<String, String> SIGNATURES = signatures();

    private TableFunctions() {
    }

    private static Map<String, String> signatures() {
        final Map<String, String> signatures = new LinkedHashMap<>();
        for (final WindowFunction.Kind kind : WindowFunction.Kind.values()) {
            signatures.put(kind.name(), kind.signature());
        }
        signatures.put(DeduplicateFunction.INSTANCE.getName(), DeduplicateFunction.SIGNATURE);
        return signatures;
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
        return SIGNATURES.get(name.toUpperCase(Locale.ROOT));
    }

    /** The names of all there are. */
    public static List<String> names() {
        return List.copyOf(SIGNATURES.keySet());
    }
}
