package io.turgo.connectors.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.testing.SinkFixture;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Schema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every value is read back as it was, or refused. */
class JdbcTypesTest {
    private static final Schema ALL = Schema.named("all").int64("id").bool("flag").int32("small").float64("number")
        .decimal("money", 38, 18).timestamp("at").symbol("name").string("text").build();
    private static final Schema TIMES = Schema.named("times").timestamp("at").build();
    private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123456Z");

    @TempDir
    Path directory;

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private static void write(JdbcSink sink, SinkFixture fixture, Object... values) {
        sink.write(1, 0, 0, fixture.row(values));
        sink.commit();
    }

    @ParameterizedTest
    @EnumSource(JdbcDatabase.class)
    void everyTypeComesBack(JdbcDatabase database) throws SQLException {
        final DataSource source = JdbcDatabase.source(database.newUrl(directory));
        final SinkFixture fixture = SinkFixture.of(ALL);
        final JdbcSink sink = JdbcSink.to(source).table("all").createTable();
        sink.open(fixture);
        final BigDecimal money = new BigDecimal("-12345678901234567890.123456789012345678");
        sink.write(1, 0, 0,
            fixture.row(Long.MIN_VALUE, true, Integer.MIN_VALUE, 1e-300, money, nanos(AT), "é\"'", "ß\n"));
        sink.write(1, 0, 1, fixture.row(1L, null, null, null, null, null, null, null));
        sink.commit();
        sink.close();
        try (Connection connection = source.getConnection(); ResultSet rows = connection.createStatement()
            .executeQuery("SELECT * FROM \"all\" ORDER BY \"id\"")) {
            rows.next();
            assertEquals(Long.MIN_VALUE, rows.getLong("id"));
            assertTrue(rows.getBoolean("flag"));
            assertEquals(Integer.MIN_VALUE, rows.getInt("small"));
            assertEquals(1e-300, rows.getDouble("number"));
            assertEquals(money, new BigDecimal(rows.getString("money")));
            assertEquals(AT, database == JdbcDatabase.SQLITE ? Instant.parse(rows.getString("at"))
                : rows.getObject("at", OffsetDateTime.class).toInstant());
            assertEquals("é\"'", rows.getString("name"));
            assertEquals("ß\n", rows.getString("text"));
            rows.next();
            for (final String field : List.of("flag", "small", "number", "money", "at", "name", "text")) {
                rows.getString(field);
                assertTrue(rows.wasNull(), field);
            }
        }
    }

    @Test
    void aTimeWithoutZoneIsThatOfUtcAndABigintTheNanoseconds() {
        final DataSource source = JdbcDatabase.source(JdbcDatabase.POSTGRESQL.newUrl(directory));
        JdbcDatabase.run(source, "CREATE TABLE plain (at TIMESTAMP)", "CREATE TABLE exact (at BIGINT)",
            "CREATE TABLE texts (at TEXT)");
        final long finer = nanos(AT) + 789;
        for (final String table : List.of("plain", "exact", "texts")) {
            final SinkFixture fixture = SinkFixture.of(TIMES);
            final JdbcSink sink = JdbcSink.to(source).table(table).keptAs(table).cutTimes();
            sink.open(fixture);
            write(sink, fixture, finer);
            sink.close();
        }
        assertEquals(List.of("2026-03-29 01:30:00.123456"), JdbcDatabase.rows(source, "SELECT at FROM plain"));
        assertEquals(List.of(String.valueOf(finer)), JdbcDatabase.rows(source, "SELECT at FROM exact"));
        assertEquals(List.of("2026-03-29T01:30:00.123456789Z"), JdbcDatabase.rows(source, "SELECT at FROM texts"));
    }

    @Test
    void whatADatabaseWouldRoundIsRefused() {
        final DataSource source = JdbcDatabase.source(JdbcDatabase.POSTGRESQL.newUrl(directory));
        final SinkFixture fixture = SinkFixture.of(TIMES);
        final JdbcSink sink = JdbcSink.to(source).table("times").createTable();
        sink.open(fixture);
        assertEquals("field `at`=2026-03-29T01:30:00.123456789Z is finer than the 6 digits of a second in column `at`, "
            + "which would round it; cut it with cutTimes(), or declare the column BIGINT for epoch nanoseconds",
            assertThrows(ConfigurationException.class, () -> write(sink, fixture, nanos(AT) + 789)).getMessage());
        sink.close();
        JdbcDatabase.run(source, "CREATE TABLE coarse (id INTEGER, money NUMERIC(10, 2))",
            "CREATE TABLE loose (id INTEGER, money DOUBLE PRECISION)", "CREATE TABLE odd (id INTEGER, money BYTEA)");
        assertEquals("field `money` of type DECIMAL has no place in column `money` of type numeric: its scale is 2 < "
            + "4; declare it NUMERIC(10, 4)", refusal(source, "coarse"));
        assertEquals("field `money` of type DECIMAL has no place in column `money` of type float8: a double is not "
            + "exact; declare it NUMERIC(10, 4)", refusal(source, "loose"));
    }

    private static String refusal(DataSource source, String table) {
        final Schema money = Schema.named("m").int32("id").decimal("money", 10, 4).build();
        return assertThrows(ConfigurationException.class,
            () -> JdbcSink.to(source).table(table).open(SinkFixture.of(money))).getMessage();
    }

    @Test
    void sqliteHasNoDecimalsAndNoNaN() {
        final DataSource source = JdbcDatabase.source(JdbcDatabase.SQLITE.newUrl(directory));
        JdbcDatabase.run(source, "CREATE TABLE numbers (id INTEGER, money NUMERIC)");
        assertEquals("field `money` of type DECIMAL has no place in column `money` of type NUMERIC: SQLite keeps it "
            + "as a double; declare it TEXT", refusal(source, "numbers"));
        final SinkFixture fixture = SinkFixture.of(Schema.named("n").float64("x").build());
        final JdbcSink sink = JdbcSink.to(source).table("doubles").createTable();
        sink.open(fixture);
        assertEquals("field `x`=NaN would become NULL in this database; filter such rows out or map them before the "
            + "sink", assertThrows(ConfigurationException.class, () -> write(sink, fixture, Double.NaN)).getMessage());
        sink.close();
    }
}
