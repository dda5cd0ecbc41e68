package io.turgo.bench.jmh;

import io.turgo.bench.trades.Trades;
import io.turgo.connectors.spi.Connectors;
import io.turgo.connectors.spi.Formats;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.RowFormat;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.decimal.Decimal;
import io.turgo.egress.OutputText;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Trades as a file of a table of the connector {@code filesystem}. Belongs to one thread. */
final class TradeFile {
    /** The table's columns. */
    static final Schema SCHEMA = Schema.named("trades").timestamp("time").symbol("symbol").decimal("price", 18, 4)
        .decimal("amount", 18, 2).build();
    private static final int FLUSH_BYTES = 64 * 1024;
    private static final int SLOT_BYTES = 512;

    private TradeFile() {
    }

    /** The table over a file. */
    static TableDefinition table(String name, Path file, String format) {
        final Map<String, String> options = new LinkedHashMap<>();
        options.put("path", file.toAbsolutePath().toString());
        options.put("format", format);
        final List<String> names = SCHEMA.fields().stream().map(Field::name).toList();
        return new TableDefinition(name, SCHEMA.fields().stream().map(TableColumn::physical).toList(), List.of(),
            Options.of(Connectors.named("filesystem").spec(), options, names), file.toAbsolutePath().getParent());
    }

    /** Writes the first trades; gives how many bytes they have. */
    static long write(Trades trades, int count, Path file, String format) throws IOException {
        final RowFormat rows = Formats.of(table("trades", file, format));
        final SymbolDictionary symbols = new SymbolDictionary(Trades.SYMBOLS);
        final Scope scope = Scope.of(SCHEMA);
        final OutputText text = rows.writer(scope, symbols, "trades");
        final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(SLOT_BYTES));
        final Row row = new Row();
        final Decimal decimal = new Decimal();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < count; i++) {
                row.wrap(slot, 0, SLOT_BYTES).reset(scope.layout());
                row.int64(scope.column("time"), trades.timeNs(i));
                row.int32(scope.column("symbol"), symbols.intern(Trades.symbolText(trades.symbol(i))));
                row.decimal(scope.column("price"), decimal.setUnscaled(trades.price(i), 4));
                row.decimal(scope.column("amount"), decimal.setUnscaled(trades.amount(i), 2));
                text.append(row);
                if (text.length() >= FLUSH_BYTES || i == count - 1) {
                    out.write(text.bytes(), 0, text.length());
                    text.clear();
                }
            }
        }
        return Files.size(file);
    }
}
