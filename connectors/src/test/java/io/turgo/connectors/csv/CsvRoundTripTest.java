package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.value.TimeFormat;
import io.turgo.connectors.file.ByteSource;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What the writer writes, the reader reads as it was. */
class CsvRoundTripTest {
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        final Schema.Builder schema = Schema.named("all");
        List.of(Field.bool("t"), Field.int32("i"), Field.int64("l"), Field.float64("d"), Field.decimal("p", 18, 2),
            Field.decimal("w", 38, 10), Field.timestamp("iso"), Field.timestamp("s"), Field.timestamp("ms"),
            Field.timestamp("us"), Field.timestamp("ns"), Field.symbol("y"), Field.string("n"))
            .forEach(field -> schema.field(field.orNull()));
        return schema.build();
    }

    private static BigInteger power(int digits) {
        return BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
    }

    private static Arbitrary<Object> decimal(int precision, int scale) {
        return Arbitraries.bigIntegers().between(power(precision).negate(), power(precision))
            .map(unscaled -> new BigDecimal(unscaled, scale));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().withChars(",;\"'\r\n \t").withCharRange('a', 'c').withChars('é', '€')
            .ofMaxLength(12);
    }

    private static Arbitrary<List<Object>> row() {
        final Arbitrary<Long> times = Arbitraries.longs();
        final List<Arbitrary<?>> values = List.of(Arbitraries.of(true, false), Arbitraries.integers(),
            Arbitraries.longs(), Arbitraries.longs().map(Double::longBitsToDouble)
                .map(each -> Double.isNaN(each) ? Double.NaN : each), decimal(18, 2), decimal(38, 10),
            times, times, times, times, times, text(), text());
        final List<Arbitrary<Object>> nullable = new ArrayList<>();
        for (final Arbitrary<?> each : values) {
            nullable.add(each.map(value -> (Object) value).injectNull(0.1));
        }
        return Combinators.combine(nullable).as(ArrayList::new);
    }

    @Provide
    Arbitrary<List<List<Object>>> rows() {
        return row().list().ofMaxSize(5);
    }

    @Property(tries = 500)
    void everyTypeAndNull(@ForAll("rows") List<List<Object>> rows) throws Exception {
        final List<CsvColumn> columns = new ArrayList<>();
        CsvFormat format = CsvFormat.standard();
        final List<String> epochs = List.of("s", "ms", "us", "ns");
        for (final Field field : SCHEMA.fields()) {
            final int epoch = epochs.indexOf(field.name());
            final TimeFormat time = epoch < 0 ? TimeFormat.ISO_8601 : TimeFormat.values()[epoch];
            columns.add(CsvColumn.of(field.name()).timesAs(time));
            format = format.time(field.name(), time);
        }
        assertEquals(rows, roundTrip(SCHEMA, columns, format, rows));
    }

    @Property(tries = 200)
    void ofOneColumn(@ForAll("rows") List<List<Object>> rows, @ForAll @IntRange(max = 12) int column) throws Exception {
        final Field field = SCHEMA.fields().get(column);
        final Schema one = Schema.named("one").field(field).build();
        final List<List<Object>> values =
            rows.stream().map(row -> Arrays.asList(row.get(column))).toList();
        assertEquals(values, roundTrip(one, List.of(), CsvFormat.standard(), values));
    }

    private static List<List<Object>> roundTrip(
        Schema schema, List<CsvColumn> columns, CsvFormat format, List<List<Object>> rows) throws Exception {
        final SinkFixture fixture = SinkFixture.of(schema);
        final CsvRowWriter writer = new CsvRowWriter(columns, fixture.rows(), fixture.symbols(), "sink");
        writer.appendHeader();
        for (final List<Object> row : rows) {
            writer.append(fixture.row(row.toArray()));
        }
        final SourceRun run = SourceRun.of(schema).run(CsvSource.of(ByteSource.of("text",
            () -> new ByteArrayInputStream(writer.bytes(), 0, writer.length()))).format(format));
        assertEquals(List.of(), run.rejects());
        return run.committed();
    }
}
