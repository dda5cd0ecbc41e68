package io.turgo.connectors.csv;

import io.turgo.connectors.spi.InputStopped;
import io.turgo.connectors.spi.RowFormat;
import io.turgo.connectors.spi.RowReader;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.egress.OutputText;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/** A table's rows as CSV. Immutable. */
final class CsvRowFormat implements RowFormat {
    private final CsvFormat format;
    private final List<CsvColumn> columns;
    private final CsvInput input;

    CsvRowFormat(TableDefinition table, CsvFormat format, List<CsvColumn> columns) {
        this.format = format;
        this.columns = columns;
        CsvInput described = CsvInput.of(table.name()).withFormat(format).without(
            table.columns().stream().filter(column -> column.kind() != Kind.PHYSICAL).map(TableColumn::name)
                .collect(Collectors.toSet()));
        for (final TableColumn constant : table.columns(Kind.CONSTANT)) {
            described = described.withConstant(constant.name(), constant.detail());
        }
        input = described;
    }

    @Override
    public RowReader reader(String name, InputStream stream, Scope rows, SymbolDictionary symbols)
        throws InputStopped {
        return CsvRowReader.open(input.named(name), stream, rows, symbols);
    }

    @Override
    public OutputText writer(Scope rows, SymbolDictionary symbols, String sink) {
        return new CsvRowWriter(columns, format, rows, symbols, sink);
    }
}
