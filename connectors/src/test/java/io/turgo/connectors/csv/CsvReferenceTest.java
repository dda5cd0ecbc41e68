package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.connectors.file.ByteSource;
import io.turgo.egress.testing.Rows;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.ReferenceRows;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReferenceTest {
    private static final Schema PAIRS = Schema.named("pairs").symbol("pair").decimal("lot", 9, 4).build();

    /** Keeps what is put. */
    private static final class Target implements ReferenceRows {
        private final Scope scope = Scope.of(PAIRS);
        private final SymbolDictionary symbols = new SymbolDictionary(8);
        private final Row row = Rows.empty(scope, 256);
        private final List<List<Object>> put = new ArrayList<>();

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
            return row.reset(scope.layout());
        }

        @Override
        public void put() {
            put.add(Rows.values(row, scope, symbols));
        }
    }

    private static CsvReference text(String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return CsvReference.of(ByteSource.of("pairs.csv", () -> new ByteArrayInputStream(bytes)));
    }

    @Test
    void putsEveryRow() throws Exception {
        final Target target = new Target();
        text("PAIR,lot\nbtcusd,0.01\nxrpusd,1\n").format(CsvFormat.standard().rename("PAIR", "pair")).load(target);
        text("lot\n2\n").constant("pair", "ethusd").load(target);
        assertEquals(List.of(List.of("btcusd", new BigDecimal("0.0100")), List.of("xrpusd", new BigDecimal("1.0000")),
            List.of("ethusd", new BigDecimal("2.0000"))), target.put);
    }

    @Test
    void aBadRowStopsTheStart() {
        final String value = assertThrows(ConfigurationException.class,
            () -> text("pair,lot\nbtcusd,1\nethusd,x\n").load(new Target())).getMessage();
        assertEquals("reference `pairs.csv`, row 2, column lot: \"x\" is not a DECIMAL(9, 4)", value);
        final String count = assertThrows(ConfigurationException.class,
            () -> text("pair,lot\nbtcusd\n").load(new Target())).getMessage();
        assertEquals("reference `pairs.csv`, row 1: it has columns=1, not 2 (pair, lot)", count);
    }
}
