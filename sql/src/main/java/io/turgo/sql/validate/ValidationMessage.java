package io.turgo.sql.validate;

import io.turgo.error.Suggestion;
import io.turgo.sql.catalog.Catalog;
import io.turgo.sql.relational.TableFunctions;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import io.turgo.sql.text.SqlText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;

/** Says in Turgo's words what Calcite's validator has found. */
final class ValidationMessage {
    private static final Pattern NO_COLUMN = Pattern.compile(
        "Column '(.+?)' not found in (?:any table|table '(.+?)').*", Pattern.DOTALL);
    private static final Pattern NO_OBJECT = Pattern.compile("(?:Object|Table) '(.+?)' not found.*", Pattern.DOTALL);
    private static final Pattern NO_FUNCTION =
        Pattern.compile("No match found for function signature ([^(]+)\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern BAD_TYPES = Pattern.compile(
        "Cannot apply '?(.+?)'? to arguments of type '(.+?)'\\. Supported form\\(s\\): (.*)", Pattern.DOTALL);
    private static final Pattern BAD_COUNT =
        Pattern.compile("Invalid number of arguments to function '(.+?)'. Was expecting (\\d+) arguments?");
    private static final Pattern NOT_GROUPED = Pattern.compile("Expression '(.+?)' is not being grouped");
    private static final Pattern AMBIGUOUS = Pattern.compile("Column '(.+?)' is ambiguous");

    private static final Pattern LONG_INTERVAL =
        Pattern.compile("Interval field value (\\S+) exceeds precision of (\\w+)\\((\\d+)\\) field");
    private static final Pattern TOO_LONG = Pattern.compile("Numeric literal '([^']*)' out of range");

    private final Catalog catalog;
    private final SqlText text;
    private final SqlNode query;

    ValidationMessage(Catalog catalog, SqlText text, SqlNode query) {
        this.catalog = catalog;
        this.text = text;
        this.query = query;
    }

    Refusal refusal(CalciteContextException error) {
        final Place place = Place.of(error);
        final Throwable cause = error.getCause() == null ? error : error.getCause();
        return refusal(place, cause.getMessage() == null ? error.toString() : cause.getMessage());
    }

    /** The same of what is wrong with the operands of a table function. */
    Refusal inTable(CalciteContextException error) {
        return error.getCause() != null && AMBIGUOUS.matcher(String.valueOf(error.getCause().getMessage())).matches()
            ? new Refusal(Place.of(error), "the column is one of the table and one that the window adds",
                "name it otherwise in the query below: window_time AS ts")
            : refusal(error);
    }

    private Refusal refusal(Place place, String message) {
        Matcher matcher = NO_COLUMN.matcher(message);
        if (matcher.matches()) {
            return noColumn(place, matcher.group(1), matcher.group(2));
        }
        matcher = NO_OBJECT.matcher(message);
        if (matcher.matches()) {
            return noTable(place, matcher.group(1));
        }
        matcher = NO_FUNCTION.matcher(message);
        if (matcher.matches()) {
            return noFunction(place, matcher.group(1), matcher.group(2));
        }
        matcher = BAD_TYPES.matcher(message);
        if (matcher.matches() && TableFunctions.signature(matcher.group(1)) != null) {
            return new Refusal(place, "`" + matcher.group(1) + "` is not called with a table, a column of time and "
                + "intervals", OperatorTables.usage(matcher.group(1)) + ", where sizes are e.g. INTERVAL '1' MINUTE");
        }
        if (matcher.matches()) {
            return new Refusal(place, "`" + matcher.group(1) + "` cannot be applied to "
                + types(matcher.group(2)).replaceFirst("^" + Pattern.quote(matcher.group(1)) + "\\(", "("),
                "it takes " + forms(matcher.group(3)) + "; CAST(... AS type) makes one type of another");
        }
        return plain(place, message);
    }

    private Refusal plain(Place place, String message) {
        Matcher matcher = NOT_GROUPED.matcher(message);
        if (matcher.matches()) {
            return new Refusal(place, "`" + matcher.group(1).replace("`", "")
                + "` is neither in GROUP BY nor within an aggregate",
                "add it to GROUP BY, or take one of the group's values: LAST_VALUE("
                + matcher.group(1).replaceAll("^.*\\.", "") + ")");
        }
        matcher = AMBIGUOUS.matcher(message);
        if (matcher.matches()) {
            return new Refusal(place, "more than one table has a column `" + matcher.group(1) + "`",
                "say which one is meant: table." + matcher.group(1));
        }
        matcher = BAD_COUNT.matcher(message);
        if (matcher.matches()) {
            return new Refusal(place, "`" + matcher.group(1) + "` takes " + matcher.group(2)
                + (matcher.group(2).equals("1") ? " argument" : " arguments"), OperatorTables.usage(matcher.group(1)));
        }
        matcher = LONG_INTERVAL.matcher(message);
        if (matcher.matches()) {
            final String unit = matcher.group(2);
            return new Refusal(place, "an INTERVAL of " + unit + " has at most " + matcher.group(3) + " digits unless "
                + "it says how many", "write INTERVAL '...' " + unit + '('
                + matcher.group(1).replaceAll("[^0-9]", "").length() + ')');
        }
        matcher = TOO_LONG.matcher(message);
        if (matcher.matches()) {
            return new Refusal(place, "the number " + matcher.group(1) + " has more digits than a literal may have",
                "write it as a text: CAST('" + matcher.group(1) + "' AS DECIMAL(38, "
                    + (matcher.group(1) + '.').split("\\.", 3)[1].length() + "))");
        }
        final String first = message.lines().findFirst().orElse(message);
        final boolean capitals = first.length() > 1 && Character.isUpperCase(first.charAt(1));
        return new Refusal(
            place, capitals ? first : Character.toLowerCase(first.charAt(0)) + first.substring(1), null);
    }

    private Refusal noColumn(Place place, String column, String table) {
        final String name = column.replaceAll("^.*\\.", "");
        final List<String> columns = VisibleNames.columns(catalog, query, table);
        final String near = Suggestion.nearest(name, columns);
        return new Refusal(place, "there is no column `" + name + "`" + (table == null ? "" : " in `" + table + "`"),
            near != null ? "did you mean column `" + near + "`?"
                : columns.isEmpty() ? null : "there are " + String.join(", ", columns));
    }

    private Refusal noTable(Place place, String table) {
        final List<String> names = VisibleNames.tables(catalog, query);
        final String near = Suggestion.nearest(table, names);
        return new Refusal(place, "there is no table or view `" + table + "`",
            near != null ? "did you mean `" + near + "`?"
                : names.isEmpty() ? "declare it before: CREATE TABLE " + table + " (...) WITH (...)"
                    : "there are " + String.join(", ", names));
    }

    private Refusal noFunction(Place place, String function, String arguments) {
        final String name = function.strip();
        if (name.startsWith("$")) {
            return new Refusal(place, "GROUP BY " + name.substring(1) + "(...) is not supported", "instead: SELECT "
                + "window_start, ... FROM TABLE(" + name.substring(1) + "(TABLE t, DESCRIPTOR(ts), ...)) GROUP BY "
                + "window_start, window_end, ...");
        }
        final List<String> names = OperatorTables.names();
        if (names.stream().anyMatch(name::equalsIgnoreCase)) {
            return new Refusal(place, "`" + name + "` cannot be called with (" + types(arguments) + ")",
                OperatorTables.usage(name));
        }
        final String near = Suggestion.nearest(name.toUpperCase(java.util.Locale.ROOT),
            names.stream().filter(each -> each.matches("[A-Z][A-Z0-9_]+")).toList());
        return new Refusal(place, "there is no function `" + name + "`",
            near != null ? "did you mean " + near + "?" : "`turgo functions` lists all there are");
    }

    private static String types(String types) {
        return types.replaceAll("[<>]", "").replaceAll("VARCHAR\\(2147483647\\)", "STRING")
            .replaceAll(" (NOT NULL)", "").replaceAll("CHAR\\(\\d+\\)", "STRING");
    }

    private static String forms(String forms) {
        return forms.replace("\n", " or ").replaceAll("[<>']", "").replaceAll("_TYPE", "");
    }
}
