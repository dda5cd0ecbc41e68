package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import io.turgo.error.TurgoException;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.source.ReferenceLoader;
import io.turgo.source.ReferenceRows;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads one reference table and journals what differs from what the journal has. Belongs to the intake's thread. */
final class ReferenceLoad implements ReferenceRows {
    private final int table;
    private final ReferenceTable definition;
    private final ReferenceContents contents;
    private final SymbolDictionary symbols;
    private final Slot slot;
    private final Scope scope;
    private final Map<ReferenceContents.Key, byte[]> loaded = new LinkedHashMap<>();

    /** @param slot a slot that is large enough for a row of the table */
    ReferenceLoad(
        int table, ReferenceTable definition, ReferenceContents contents, SymbolDictionary symbols, Slot slot) {
        this.table = table;
        this.definition = definition;
        this.contents = contents;
        this.symbols = symbols;
        this.slot = slot;
        scope = Scope.of(definition.schema());
    }

    /** Lets the loader bring all rows, then journals and dispatches the differences. */
    void run(ReferenceLoader loader, IntakeLog log) {
        try {
            loader.load(this);
        } catch (final TurgoException e) {
            throw e;
        } catch (final Exception e) {
            throw new ConfigurationException("reference table `" + definition.name() + "` cannot be loaded: " + e, e);
        }
        final Map<ReferenceContents.Key, byte[]> journaled = contents.rows(table);
        final List<ReferenceContents.Key> gone = new ArrayList<>(journaled.keySet());
        gone.removeAll(loaded.keySet());
        for (final ReferenceContents.Key key : gone) {
            change(journaled.get(key), RowKind.DELETE, log);
        }
        loaded.forEach((key, body) -> {
            if (!Arrays.equals(body, journaled.get(key))) {
                change(body, RowKind.INSERT, log);
            }
        });
    }

    private void change(byte[] body, RowKind kind, IntakeLog log) {
        slot.reset(SlotKind.REFERENCE, table);
        final Row row = slot.row().reset(contents.layout(table));
        contents.putBody(row, body);
        row.kind(kind);
        log.control(slot);
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
        slot.reset(SlotKind.REFERENCE, table);
        return slot.row().reset(contents.layout(table));
    }

    @Override
    public void put() {
        final Row row = slot.row();
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
