package io.turgo.connectors.jdbc;

import io.turgo.egress.AppendOnly;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one transaction will do to the table: rows that are appended; or by key the last thing said of it, so that one
 * statement touches a row at most once, which drivers that rewrite batches need. Belongs to one thread.
 */
final class Changes {
    private final Object sink;
    private final List<Target> targets;
    private final CellValue[] cells;
    private final boolean byKey;
    private final List<Object[]> appended = new ArrayList<>();
    private final Map<List<Object>, Object[]> keyed = new LinkedHashMap<>();
    private int count;

    /** @param cells of the targets, in their order */
    Changes(Object sink, List<Target> targets, CellValue[] cells) {
        this.sink = sink;
        this.targets = targets;
        this.cells = cells;
        byKey = targets.stream().anyMatch(Target::key);
    }

    /** Takes a row in. */
    void add(Row row) {
        if (byKey) {
            final List<Object> key = key(row);
            final boolean gone = row.kind() == RowKind.DELETE || row.kind() == RowKind.UPDATE_BEFORE;
            final Object[] values = gone ? null : values(row);
            keyed.remove(key);
            keyed.put(key, values);
        } else {
            AppendOnly.require(row, sink);
            appended.add(values(row));
        }
        count++;
    }

    private List<Object> key(Row row) {
        final List<Object> key = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            final Target target = targets.get(i);
            if (target.key()) {
                if (row.isNull(target.field())) {
                    throw new ConfigurationException("key `" + target.name() + "` is null in a row that comes to "
                        + sink + ", and finds no row there; filter such rows out or name another key");
                }
                key.add(cells[i].of(row));
            }
        }
        return key;
    }

    private Object[] values(Row row) {
        final Object[] values = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = row.isNull(targets.get(i).field()) ? null : cells[i].of(row);
        }
        return values;
    }

    /** How many rows have been taken in. */
    int count() {
        return count;
    }

    /** The keys of rows that are to be deleted. */
    List<Object[]> deletions() {
        return keyed.entrySet().stream().filter(each -> each.getValue() == null)
            .map(each -> each.getKey().toArray()).toList();
    }

    /** The rows that are to be there. */
    Collection<Object[]> rows() {
        return byKey ? keyed.values().stream().filter(each -> each != null).toList() : appended;
    }

    void clear() {
        appended.clear();
        keyed.clear();
        count = 0;
    }
}
