package io.turgo.sql.flink;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.table.connector.sink.DynamicTableSink.DataStructureConverter;
import org.apache.flink.table.data.RowData;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/**
 * Applies changes to the lines of a table: by key where it has one, else a line that is taken back must have been
 * there. The lines are the process's, since Flink makes copies of a sink; one job at a time writes them.
 */
final class CollectedChanges implements Sink<RowData> {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Map<String, List<String>>> TABLES = new LinkedHashMap<>();

    private final String table;
    private final DataStructureConverter converter;
    private final int[] key;

    CollectedChanges(String table, DataStructureConverter converter, int[] key) {
        this.table = table;
        this.converter = converter;
        this.key = key;
    }

    static void clear() {
        synchronized (TABLES) {
            TABLES.clear();
        }
    }

    /** The lines of each table, since {@link #clear}. */
    static Map<String, List<String>> lines() {
        synchronized (TABLES) {
            return TABLES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                each -> each.getValue().values().stream().flatMap(List::stream).toList()));
        }
    }

    @Override
    public SinkWriter<RowData> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(RowData row, Context at) {
                apply((Row) converter.toExternal(row));
            }

            @Override
            public void flush(boolean last) {
                // lines are kept at once
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    private void apply(Row row) {
        final List<String> values =
            IntStream.range(0, row.getArity()).mapToObj(i -> text(row.getField(i))).toList();
        final String line = String.join(",", values);
        synchronized (TABLES) {
            final Map<String, List<String>> lines = TABLES.computeIfAbsent(table, each -> new LinkedHashMap<>());
            if (key.length > 0) {
                final String of = Arrays.stream(key).mapToObj(values::get).toList().toString();
                if (row.getKind() == RowKind.DELETE || row.getKind() == RowKind.UPDATE_BEFORE) {
                    lines.remove(of);
                } else {
                    lines.put(of, List.of(line));
                }
                return;
            }
            final List<String> all = lines.computeIfAbsent("", each -> new ArrayList<>());
            if (row.getKind() == RowKind.INSERT || row.getKind() == RowKind.UPDATE_AFTER) {
                all.add(line);
            } else if (!all.remove(line)) {
                throw new IllegalStateException(table + " never had " + line);
            }
        }
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof LocalDateTime time) {
            return time(time);
        }
        if (value instanceof Instant instant) {
            return time(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
        return value == null ? "NULL" : value.toString();
    }

    private static String time(LocalDateTime time) {
        return time.toLocalDate() + " " + (time.getSecond() == 0 && time.getNano() == 0
            ? time.toLocalTime() + ":00" : time.toLocalTime().toString());
    }
}
