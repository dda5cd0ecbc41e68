package io.turgo.sql;

import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.decimal.Decimal;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keeps rows as lines, with their ids; exactly once as long as the object lives. */
final class CollectedRows implements Sink {
    private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final TableDefinition table;
    private final List<Change> changes = new ArrayList<>();
    private SinkContext context;
    private int committed;

    CollectedRows(TableDefinition table) {
        this.table = table;
    }

    /**
     * A row that came.
     *
     * @param key the values of the primary key
     */
    private record Change(OutputId id, RowKind kind, List<String> key, String line) {
    }

    /** The table's name. */
    String name() {
        return table.name();
    }

    /** The lines, sorted; with a primary key only the last one of each key. */
    synchronized List<String> lines() {
        if (table.primaryKey().isEmpty()) {
            return changes.stream().map(each -> (each.kind() == RowKind.INSERT ? "" : each.kind() + " ") + each.line())
                .sorted().toList();
        }
        final Map<List<String>, String> byKey = new LinkedHashMap<>();
        for (final Change each : changes) {
            if (each.kind() == RowKind.DELETE) {
                byKey.remove(each.key());
            } else {
                byKey.put(each.key(), each.line());
            }
        }
        return byKey.values().stream().sorted().toList();
    }

    /** How many rows have come. */
    synchronized int size() {
        return changes.size();
    }

    /** Forgets all but the first {@code count} rows: as if the process had died when those were committed. */
    synchronized void keepFirst(int count) {
        changes.subList(count, changes.size()).clear();
        committed = count;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public synchronized OutputId open(SinkContext opened) {
        context = opened;
        keepFirst(committed);
        return committed == 0 ? OutputId.NONE : changes.get(committed - 1).id();
    }

    @Override
    public synchronized void write(long sequence, long control, int ordinal, Row row) {
        final List<String> values = new ArrayList<>();
        final List<String> key = new ArrayList<>();
        for (final TableColumn column : table.columns()) {
            values.add(value(row, context.rows().column(column.name()), column.meaning()));
            if (table.primaryKey().contains(column.name())) {
                key.add(values.get(values.size() - 1));
            }
        }
        changes.add(
            new Change(new OutputId(sequence, control, ordinal), row.kind(), key, String.join(",", values)));
    }

    private String value(Row row, Column column, TableColumn.Meaning meaning) {
        if (row.isNull(column)) {
            return "NULL";
        }
        return switch (column.type()) {
            case BOOLEAN -> String.valueOf(row.bool(column));
            case INT32 -> whole(row.int32(column), meaning);
            case INT64 -> String.valueOf(row.int64(column));
            case FLOAT64 -> String.valueOf(row.float64(column));
            case DECIMAL -> row.readDecimal(column, new Decimal()).toString();
            case TIMESTAMP -> time(row.int64(column));
            case SYMBOL -> context.symbols().text(row.int32(column));
            case STRING -> row.string(column);
        };
    }

    private static String whole(int value, TableColumn.Meaning meaning) {
        return switch (meaning) {
            case DATE -> LocalDate.ofEpochDay(value).toString();
            case TIME -> LocalTime.ofNanoOfDay(TimeUnit.MILLISECONDS.toNanos(value)).toString();
            default -> String.valueOf(value);
        };
    }

    private static String time(long ns) {
        final LocalDateTime time = LocalDateTime.ofInstant(
            Instant.ofEpochSecond(Math.floorDiv(ns, NS_PER_SECOND), Math.floorMod(ns, NS_PER_SECOND)), ZoneOffset.UTC);
        return time.toLocalDate() + " " + (time.getSecond() == 0 && time.getNano() == 0
            ? time.toLocalTime() + ":00" : time.toLocalTime().toString());
    }

    @Override
    public synchronized void commit() {
        committed = changes.size();
    }

    @Override
    public void close() {
        // keeps what it has
    }
}
