package io.turgo.sql;

import io.turgo.sql.catalog.DeclaredColumn;
import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.catalog.SystemTables;
import io.turgo.sql.catalog.TableOption;
import io.turgo.sql.text.Place;
import io.turgo.sql.type.SqlTypes;
import io.turgo.sql.validate.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Finds what Flink reads otherwise in a file. For one file. */
final class Differences extends SqlBasicVisitor<Void> {
    /** Connectors that Flink has under the same name. */
    private static final Set<String> CONNECTORS =
        Set.of("filesystem", "datagen", "print", "blackhole", "jdbc", "socket");
    private static final Pattern OPTIONS = Pattern.compile("connector|path|format|url|table-name|username|password"
        + "|source\\.(monitor-interval|path\\.regex-pattern)"
        + "|csv\\.(field-delimiter|quote-character|disable-quote-character|null-literal|allow-comments)"
        + "|csv\\.ignore-parse-errors|json\\.(fail-on-missing-field|ignore-parse-errors|timestamp-format\\.standard)"
        + "|json\\.encode\\.(decimal-as-plain-number|ignore-null-fields)|rows-per-second|number-of-rows"
        + "|fields\\..+\\.(kind|min|max|start|end|length|null-rate)|print-identifier|standard-error|hostname|port"
        + "|byte-delimiter|driver|lookup\\..*|scan\\.watermark\\.idle-timeout");
    private static final Map<String, String> FUNCTIONS = Map.of(
        "ANOMALY_SCORE", "Flink has no such function",
        "APPROX_QUANTILE", "Flink has no such function: PERCENTILE is exact there",
        "DEDUPLICATE", "Flink has no such function: ROW_NUMBER() OVER (...) = 1 is once for ever, or once in a window",
        "SLIDE", "Flink has no such window: HOP has windows at fixed times only",
        "WEIGHTED_AVG", "Flink has no such function: SUM(value * weight) / SUM(weight)");
    /** The most digits of a second that event time has there. */
    private static final int TIME_DIGITS = 3;

    private final List<SqlDifference> found = new ArrayList<>();

    private Differences() {
    }

    static List<SqlDifference> of(Script script) {
        final Differences differences = new Differences();
        script.analysis().catalog().tables().forEach(differences::table);
        script.insertions().forEach(insertion -> differences.sink(insertion.table()));
        script.settings().forEach(differences::setting);
        script.statements().forEach(statement -> statement.accept(differences));
        return differences.found.stream().distinct().sorted(Comparator.comparingInt(SqlDifference::line)
            .thenComparingInt(SqlDifference::column)).toList();
    }

    private void add(Place place, String text, String flink) {
        found.add(new SqlDifference(place.line(), place.column(), text, flink));
    }

    private void table(DeclaredTable table) {
        for (final TableOption option : table.options()) {
            if (option.key().equals("connector") && !CONNECTORS.contains(option.value())) {
                add(option.valuePlace(), option.value(), "Flink has no connector of that name");
            } else if (!OPTIONS.matcher(option.key()).matches()) {
                add(option.keyPlace(), option.key(), "Flink has no such option, and refuses it");
            }
        }
        for (final DeclaredColumn column : table.columns()) {
            if (column.kind() == DeclaredColumn.Kind.METADATA && column.key().equals("row")) {
                add(column.place(), column.name(), "Flink's filesystem has no number of the record in its file");
            }
        }
        if (table.watermark() != null) {
            watermark(table, table.column(table.watermark().column()));
        }
    }

    private void watermark(DeclaredTable table, DeclaredColumn column) {
        if (SqlTypes.isTimestamp(column.type()) && column.type().getPrecision() > TIME_DIGITS) {
            add(column.place(), column.name(),
                "event time has at most three digits of a second in Flink: TIMESTAMP(3)");
        }
        if (table.watermark().delayNs() == 0) {
            add(table.watermark().place(), "a watermark without a delay",
                "a second row of the same time may be late in Flink: take INTERVAL '0.001' SECOND off");
        }
    }

    private void sink(DeclaredTable table) {
        if ("filesystem".equals(table.optionValues().get("connector"))) {
            add(table.placeOf("path"), "path", "the table is one file here; in Flink a directory of files, which are "
                + "complete when a checkpoint is");
        }
    }

    private void setting(TableOption option) {
        if (option.key().startsWith("turgo.")) {
            add(option.keyPlace(), option.key(), "Flink does not know it, and ignores it");
        }
    }

    @Override
    public Void visit(SqlIdentifier name) {
        if (name.isSimple() && name.getSimple().equals(SystemTables.DEAD_LETTERS.name())) {
            add(Place.of(name), name.getSimple(), "Flink has no table of input that could not be decoded");
        }
        return null;
    }

    @Override
    public Void visit(SqlCall call) {
        final String flink = FUNCTIONS.get(call.getOperator().getName().toUpperCase(Locale.ROOT));
        if (flink != null) {
            add(Place.of(call), call.getOperator().getName(), flink);
        }
        for (final SqlNode operand : call.getOperandList()) {
            if (operand != null) {
                operand.accept(this);
            }
        }
        return null;
    }
}
