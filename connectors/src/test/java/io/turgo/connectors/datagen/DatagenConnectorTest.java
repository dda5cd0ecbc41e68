package io.turgo.connectors.datagen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.connectors.spi.TableSource;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.connectors.testing.Tables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DatagenConnectorTest {
    private static final String FAST = "1000000000";

    private static Tables table(String... options) {
        return Tables.of("datagen", Path.of("."), options);
    }

    @Test
    void sequencesEndTheTable() throws Exception {
        final Tables table = table("rows-per-second", FAST, "number-of-rows", "10", "fields.i.kind", "sequence",
            "fields.i.start", "-1", "fields.i.end", "1", "fields.d.kind", "sequence", "fields.d.start", "5",
            "fields.d.end", "9", "fields.s.kind", "sequence", "fields.s.start", "7", "fields.s.end", "10",
            "fields.t.kind", "sequence", "fields.t.start", "1970-01-01 00:00:01", "fields.t.step", "1 s")
            .columns("i INT32", "d DECIMAL(5, 1)", "s STRING", "t TIMESTAMP").column("k SYMBOL", Kind.CONSTANT, "x");
        assertTrue(table.connector().source(table.define()).bounded());
        assertEquals(List.of(List.of(-1, new BigDecimal("5.0"), "7", 1_000_000_000L, "x"),
            List.of(0, new BigDecimal("6.0"), "8", 2_000_000_000L, "x"),
            List.of(1, new BigDecimal("7.0"), "9", 3_000_000_000L, "x")), table.read().committed());
    }

    @Test
    void theSeedMakesTheRowsAndARestartGoesOn() throws Exception {
        final Tables table = table("rows-per-second", FAST, "number-of-rows", "200", "seed", "7", "fields.u.min", "-5",
            "fields.u.max", "5", "fields.s.length", "20", "fields.k.values", "a,b", "fields.n.null-rate", "0.5")
            .columns("i INT32", "l INT64", "u INT64", "f FLOAT64", "d DECIMAL(38, 4)", "b BOOLEAN", "s STRING",
            "k SYMBOL", "n INT32 NULL").column("y INT32", Meaning.TINYINT).column("day INT32", Meaning.DATE);
        final List<List<Object>> all = table.read().committed();
        assertEquals(all, table.read().committed());
        assertEquals(all.subList(120, 200), SourceRun.of(table.schema()).resumeFrom(119)
            .run(table.connector().source(table.define()).source()).committed());
        assertTrue(all.stream().allMatch(row -> Math.abs((Long) row.get(2)) <= 5 && row.get(6).toString().length() == 20
            && List.of("a", "b").contains(row.get(7)) && Math.abs((Integer) row.get(9)) <= 128));
        final long nulls = all.stream().map(row -> row.get(8)).filter(Objects::isNull).count();
        assertTrue(nulls > 60 && nulls < 140, "nulls=" + nulls);
        assertEquals(200, all.stream().map(row -> row.get(6)).distinct().count());
    }

    @Test
    void withoutNumberOrSequenceItHasNoEnd() {
        final Tables table = table().columns("t TIMESTAMP");
        final TableSource source = table.connector().source(table.define());
        assertFalse(source.bounded());
    }

    @Test
    void whatContradictsIsNamed() {
        assertRefused("fields.i.end", "option `fields.i.end`: end=1 < start=5; correct one of them", "fields.i.kind",
            "sequence", "fields.i.start", "5", "fields.i.end", "1");
        assertRefused("fields.i.kind", "column `i` is a sequence, which needs the options `fields.i.start` and "
            + "`fields.i.end`", "fields.i.kind", "sequence");
        assertRefused("fields.i.null-rate", "option `fields.i.null-rate`: `0.5` is not 0, but the column is NOT NULL; "
            + "correct it", "fields.i.null-rate", "0.5");
        assertRefused("rows-per-second", "option `rows-per-second`: 0 is not in 1..1000000000; correct it",
            "rows-per-second", "0");
        assertRefused("fields.j.kind", "option `fields.j.kind`: the table has no column `j`; it has i; did you mean "
            + "`i`?", "fields.j.kind", "random");
    }

    private static void assertRefused(String option, String message, String... options) {
        final Tables table = table(options).columns("i INT32");
        final OptionException refused =
            assertThrows(OptionException.class, () -> table.connector().source(table.define()));
        assertEquals(message, refused.getMessage());
        assertEquals(option, refused.optionName());
    }
}
