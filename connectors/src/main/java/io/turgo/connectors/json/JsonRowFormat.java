package io.turgo.connectors.json;

import io.turgo.connectors.spi.RowFormat;
import io.turgo.connectors.spi.RowReader;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.egress.OutputText;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.io.InputStream;

/** A table's rows as JSON lines. Immutable. */
final class JsonRowFormat implements RowFormat {
    private final TableDefinition table;
    private final JsonSettings settings;

    JsonRowFormat(TableDefinition table, JsonSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    @Override
    public RowReader reader(String name, InputStream input, Scope rows, SymbolDictionary symbols) {
        return new JsonRowReader(new JsonLines(name, input, settings.maxRecordBytes()),
            new JsonDecoder(name, table, settings, rows, symbols));
    }

    @Override
    public OutputText writer(Scope rows, SymbolDictionary symbols, String sink) {
        return new JsonRowWriter(table, settings, rows, symbols);
    }
}
