package io.turgo.connectors.print;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.record.Schema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintSinkTest {
    private static final Schema SCHEMA = Schema.named("all").bool("t").int32("i").int64("l").float64("d")
        .decimal("p", 18, 2).timestamp("ts").symbol("y").field(Field.string("n").orNull()).int32("day").build();

    @Test
    void eachRowIsALineWithItsKind() {
        final List<TableColumn> columns = new ArrayList<>(SCHEMA.fields().subList(0, 8).stream()
            .map(TableColumn::physical).toList());
        columns.add(new TableColumn(SCHEMA.fields().get(8), Kind.PHYSICAL, null, Meaning.DATE));
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final PrintSink sink = new PrintSink(new PrintStream(printed), "bars> ", columns);
        final SinkFixture fixture = SinkFixture.of(SCHEMA);
        sink.open(fixture);
        for (final RowKind kind : RowKind.values()) {
            final Row row = fixture.row(true, 7, -8L, 0.5, new BigDecimal("1.50"), 1385337600_000_000_000L, "caf\u00e9",
                kind == RowKind.INSERT ? null : "a\nb\u001b[2J\u007f", 16034);
            row.kind(kind);
            sink.write(0, 0, 0, row);
        }
        sink.commit();
        sink.close();
        final String values = "[true, 7, -8, 0.5, 1.50, 2013-11-25 00:00:00, caf\u00e9, ";
        final String rest = "a\\x0Ab\\x1B[2J\\x7F, 2013-11-25]\n";
        assertEquals("bars> +I" + values + "null, 2013-11-25]\nbars> -U" + values + rest + "bars> +U" + values + rest
            + "bars> -D" + values + rest, printed.toString(StandardCharsets.UTF_8));
    }
}
