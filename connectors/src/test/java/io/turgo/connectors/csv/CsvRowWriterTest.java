package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.connectors.value.TimeFormat;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowWriterTest {
    private static final long NOVEMBER = 1385337600_000_000_000L;

    private static String write(Schema schema, List<CsvColumn> columns, Object... values) {
        final SinkFixture fixture = SinkFixture.of(schema);
        final CsvRowWriter writer = new CsvRowWriter(columns, fixture.rows(), fixture.symbols(), "bars");
        writer.append(fixture.row(values));
        return new String(writer.bytes(), 0, writer.length() - 1, StandardCharsets.UTF_8);
    }

    private static String number(double value) {
        return write(Schema.named("s").float64("d").build(), List.of(), value);
    }

    private static String time(long timeNs, TimeFormat format) {
        return write(Schema.named("s").timestamp("t").build(), List.of(CsvColumn.of("t").timesAs(format)), timeNs);
    }

    private static String decimal(String value, int precision, boolean strip) {
        final BigDecimal decimal = new BigDecimal(value);
        final CsvColumn column = CsvColumn.of("p");
        return write(Schema.named("s").decimal("p", precision, decimal.scale()).build(),
            List.of(strip ? column.stripTrailingZeros() : column), decimal);
    }

    private static String text(String value) {
        return write(Schema.named("s").string("n").build(), List.of(), value);
    }

    /** The same on every JDK; where JDK 17's Double.toString differs it is longer. */
    @Test
    void doublesAreTheShortestThatReadBack() {
        assertEquals("0.002", number(2.0e-3));
        assertEquals("2.2250738585072014E-308", number(Double.MIN_NORMAL));
        assertEquals("4.9E-324", number(Double.MIN_VALUE));
        assertEquals("2.0E23", number(2.0e23));
        assertEquals("1.0E23", number(1.0e23));
        assertEquals("8.41E21", number(8.41e21));
        assertEquals("2.2E-322", number(2.2e-322));
        assertEquals("0.1", number(0.1));
        assertEquals("100.0", number(100));
        assertEquals("1.0E7", number(1e7));
        assertEquals("-0.0", number(-0.0));
        assertEquals("1.7976931348623157E308", number(Double.MAX_VALUE));
        assertEquals("NaN", number(Double.NaN));
        assertEquals("Infinity", number(Double.POSITIVE_INFINITY));
        assertEquals("-Infinity", number(Double.NEGATIVE_INFINITY));
    }

    @Test
    void times() {
        assertEquals("2013-11-25T00:00:00Z", time(NOVEMBER, TimeFormat.ISO_8601));
        assertEquals("2013-11-25T00:00:00.100Z", time(NOVEMBER + 100_000_000, TimeFormat.ISO_8601));
        assertEquals("2013-11-25T00:00:00.000020Z", time(NOVEMBER + 20_000, TimeFormat.ISO_8601));
        assertEquals("2013-11-25T00:00:00.000000300Z", time(NOVEMBER + 300, TimeFormat.ISO_8601));
        assertEquals("1969-12-31T23:59:59.999999999Z", time(-1, TimeFormat.ISO_8601));
        assertEquals("2013-11-25 00:00:00", time(NOVEMBER, TimeFormat.SQL));
        assertEquals("2013-11-25 00:00:00.100", time(NOVEMBER + 100_000_000, TimeFormat.SQL));
        assertEquals("1385337600", time(NOVEMBER, TimeFormat.EPOCH_SECONDS));
        assertEquals("1385337600.5", time(NOVEMBER + 500_000_000, TimeFormat.EPOCH_SECONDS));
        assertEquals("-0.000000001", time(-1, TimeFormat.EPOCH_SECONDS));
        assertEquals("0", time(0, TimeFormat.EPOCH_MILLIS));
        assertEquals("1385337600000000000", time(NOVEMBER, TimeFormat.EPOCH_NANOS));
    }

    @Test
    void decimals() {
        assertEquals("800.10", decimal("800.10", 18, false));
        assertEquals("800.1", decimal("800.10", 18, true));
        assertEquals("800", decimal("800.00", 18, true));
        assertEquals("0", decimal("0.00", 18, true));
        assertEquals("100", decimal("100", 18, true));
        assertEquals("-0.01", decimal("-0.01", 38, true));
        assertEquals("-1234567890123456789012345678.0123456789",
            decimal("-1234567890123456789012345678.0123456789", 38, false));
    }

    @Test
    void textsAreQuotedWhereTheyMustBe() {
        assertEquals("plain text", text("plain text"));
        assertEquals("\"\"", text(""));
        assertEquals("", text(null));
        assertEquals("\"a,b\"", text("a,b"));
        assertEquals("\"\"\"\"", text("\""));
        assertEquals("\"\"\"a\"\"b\"", text("\"a\"b"));
        assertEquals("\"a\nb\"", text("a\nb"));
        assertEquals("\"a\rb\"", text("a\rb"));
        assertEquals("é€😀", text("é€😀"));
        final String large = "x".repeat(200_000) + '"';
        assertEquals('"' + large + "\"\"", text(large));
    }

    @Test
    void headerAndOrder() {
        final SinkFixture fixture = SinkFixture.of(Schema.named("s").int32("a").symbol("b").bool("c").build());
        final CsvRowWriter writer = new CsvRowWriter(
            List.of(CsvColumn.of("c"), CsvColumn.of("b").titled("b,\"x\""), CsvColumn.of("a")),
            fixture.rows(), fixture.symbols(), "bars");
        writer.appendHeader();
        writer.append(fixture.row(7, "x\ny", false));
        assertEquals("c,\"b,\"\"x\"\"\",a\nfalse,\"x\ny\",7\n",
            new String(writer.bytes(), 0, writer.length(), StandardCharsets.UTF_8));
    }

    @Test
    void columnsThatAreNotThere() {
        final SinkFixture fixture = SinkFixture.of(Schema.named("s").field(Field.int32("price")).build());
        assertEquals("sink `bars`: there is no field `prise` in the rows that come; they have price; did you mean "
            + "`price`?", assertThrows(ConfigurationException.class, () -> new CsvRowWriter(
                List.of(CsvColumn.of("prise")), fixture.rows(), fixture.symbols(), "bars")).getMessage());
        assertEquals("sink `bars`: two columns are titled `price`, give one another title",
            assertThrows(ConfigurationException.class, () -> new CsvRowWriter(
                List.of(CsvColumn.of("price"), CsvColumn.of("price")), fixture.rows(), fixture.symbols(), "bars"))
                .getMessage());
    }

    @Test
    void takesTheValuesOfALineApart() {
        final SinkFixture fixture = SinkFixture.of(Schema.named("rows").int64("a").int64("b").build());
        final CsvRowWriter writer = new CsvRowWriter(List.of(), fixture.rows(), fixture.symbols(), "rows");
        assertEquals(List.of("a", "b"), writer.names());
        assertEquals(List.of("1", "", "\"x,\n\"\"y\""), writer.values("1,,\"x,\n\"\"y\"\n2,3,4\n"));
        assertEquals(null, writer.values("1,\"2\n"));
        assertEquals(null, writer.values("1,2"));
    }
}
