package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.testing.ReferenceRun;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Schema;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReferenceTest {
    private static final Schema PAIRS = Schema.named("pairs").symbol("pair").decimal("lot", 9, 4).build();

    private static CsvReference text(String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return CsvReference.of(ByteSource.of("pairs.csv", () -> new ByteArrayInputStream(bytes)));
    }

    @Test
    void putsEveryRow() throws Exception {
        final ReferenceRun target = ReferenceRun.of(PAIRS);
        text("PAIR,lot\nbtcusd,0.01\nxrpusd,1\n").format(CsvFormat.standard().rename("PAIR", "pair")).load(target);
        text("lot\n2\n").constant("pair", "ethusd").load(target);
        assertEquals(List.of(List.of("btcusd", new BigDecimal("0.0100")), List.of("xrpusd", new BigDecimal("1.0000")),
            List.of("ethusd", new BigDecimal("2.0000"))), target.rowsPut());
    }

    @Test
    void aBadRowStopsTheStart() {
        final String value = assertThrows(ConfigurationException.class,
            () -> text("pair,lot\nbtcusd,1\nethusd,x\n").load(ReferenceRun.of(PAIRS))).getMessage();
        assertEquals("reference `pairs.csv`, row 2, column lot: \"x\" is not a DECIMAL(9, 4)", value);
        final String count = assertThrows(ConfigurationException.class,
            () -> text("pair,lot\nbtcusd\n").load(ReferenceRun.of(PAIRS))).getMessage();
        assertEquals("reference `pairs.csv`, row 1: it has columns=1, not 2 (pair, lot)", count);
    }
}
