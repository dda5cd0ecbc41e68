package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import io.turgo.error.TurgoException;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.source.ReferenceLoader;
import io.turgo.source.ReferenceRows;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** All rows of a reference table as a loader brings them, and what differs from those before. One thread at a time. */
final class ReferenceLoad implements ReferenceRows {
    private final int table;
    private final ReferenceTable definition;
    private final ReferenceContents contents;
    private final SymbolDictionary symbols;
    private final Scope scope;
    private final Row row = new Row();
    private Map<ReferenceContents.Key, byte[]> loaded = new LinkedHashMap<>();

    /** @param contents asked for layouts only */
    ReferenceLoad(int table, ReferenceTable definition, ReferenceContents contents, SymbolDictionary symbols) {
        this.table = table;
        this.definition = definition;
        this.contents = contents;
        this.symbols = symbols;
        scope = Scope.of(definition.schema());
        final RecordLayout layout = contents.layout(table);
        row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(layout.fixedLength())), 0, layout.fixedLength());
    }

    /** Takes a row that was put or deleted. */
    interface Changes {
        void take(byte[] body, RowKind kind);
    }

    /** Lets the loader bring all rows: bodies by their keys. */
    Map<ReferenceContents.Key, byte[]> load(ReferenceLoader loader) {
        loaded = new LinkedHashMap<>();
        try {
            loader.load(this);
        } catch (final TurgoException e) {
            throw e;
        } catch (final Exception e) {
            throw new ConfigurationException("reference table `" + definition.name() + "` cannot be loaded: " + e, e);
        }
        return loaded;
    }

    /** Gives rows that are gone, then those that are new or changed. */
    static void differences(Map<ReferenceContents.Key, byte[]> before, Map<ReferenceContents.Key, byte[]> now,
        Changes changes) {
        final List<ReferenceContents.Key> gone = new ArrayList<>(before.keySet());
        gone.removeAll(now.keySet());
        for (final ReferenceContents.Key key : gone) {
            changes.take(before.get(key), RowKind.DELETE);
        }
        now.forEach((key, body) -> {
            if (!Arrays.equals(body, before.get(key))) {
                changes.take(body, RowKind.INSERT);
            }
        });
    }

    int table() {
        return table;
    }

    String name() {
        return definition.name();
    }

    @Override
    public Scope rows() {
        return scope;
    }

    @Override
    public SymbolDictionary symbols() {
        return symbols;
    }

    @Override
    public Row claim() {
        return row.reset(contents.layout(table));
    }

    @Override
    public void put() {
        RequiredFields.check(definition.name(), contents.layout(table), contents.layout(table).columns().size(), row);
        if (row.isNull(contents.keyColumn(table))) {
            throw new ConfigurationException("reference table `" + definition.name() + "`: key `" + definition.key()
                + "` of a row is null");
        }
        if (loaded.put(contents.key(table, row), contents.body(table, row)) != null) {
            throw new ConfigurationException("reference table `" + definition.name() + "` has two rows with the same `"
                + definition.key() + "`; keys are unique");
        }
    }
}
