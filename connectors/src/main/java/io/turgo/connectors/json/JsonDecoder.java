package io.turgo.connectors.json;

import io.turgo.connectors.json.JsonFields.State;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.value.Cell;
import io.turgo.connectors.value.CellReader;
import io.turgo.connectors.value.Constants;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decodes the objects of an input into rows. Belongs to one thread; allocates nothing but for what is wrong. */
final class JsonDecoder {
    private final JsonSettings settings;
    private final JsonObjects objects;
    private final CellReader reader;
    private final Cell[] cells;
    private final Constants constants;
    private String column;

    JsonDecoder(String input, TableDefinition table, JsonSettings settings, Scope rows, SymbolDictionary symbols) {
        this.settings = settings;
        reader = new CellReader(settings.maxRecordBytes() + 1, symbols);
        final List<Cell> found = new ArrayList<>();
        final List<Cell> given = new ArrayList<>();
        final Map<String, byte[]> texts = new HashMap<>();
        for (final TableColumn each : table.columns()) {
            final Cell cell = new Cell(found.size(), rows.column(each.name()), settings.timeOf(each.name()),
                each.meaning());
            if (each.kind() == Kind.PHYSICAL) {
                found.add(cell);
            } else if (each.kind() == Kind.CONSTANT) {
                given.add(cell);
                texts.put(each.name(), each.detail().getBytes(StandardCharsets.UTF_8));
            }
        }
        objects = new JsonObjects(found, settings);
        constants = new Constants(given, texts, rows, reader, "input `" + input + '`');
        // symbols last, so that a bad record brings in none
        found.sort((a, b) -> Boolean.compare(a.column().type() == Type.SYMBOL, b.column().type() == Type.SYMBOL));
        cells = found.toArray(Cell[]::new);
    }

    /**
     * Decodes one object.
     *
     * @return what is wrong with it, or null
     */
    String decode(byte[] text, int from, int to, Row row) {
        column = null;
        final String malformed = objects.read(text, from, to);
        if (malformed != null) {
            column = objects.column();
            return malformed;
        }
        for (final Cell cell : cells) {
            final String fault = set(row, cell);
            if (fault != null && !(settings.lenient() && cell.column().field().nullable())) {
                column = cell.column().name();
                return fault;
            }
        }
        return constants.set(row);
    }

    private String set(Row row, Cell cell) {
        final JsonFields fields = objects.fields();
        final int index = cell.index();
        final State state = fields.state(index);
        if (state == State.TEXT) {
            return reader.read(row, cell, fields.text(), fields.start(index), fields.end(index));
        }
        return state == State.MISSING && settings.failOnMissing()
            ? "the object has no `" + settings.nameOf(cell.column().name()) + '`' : CellReader.missing(cell);
    }

    /** The column whose value was wrong, or null if the fault was none of a column. */
    String column() {
        return column;
    }
}
