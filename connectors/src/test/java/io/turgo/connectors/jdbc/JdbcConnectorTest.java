package io.turgo.connectors.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.testing.ReferenceRun;
import io.turgo.connectors.testing.Tables;
import io.turgo.egress.Sink;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.source.ReferenceLoader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of the connector {@code jdbc}, made of options as SQL gives them. */
class JdbcConnectorTest {
    private static final long AT_NS = 1_774_747_800_123_456_000L;

    @TempDir
    Path directory;

    private Tables table(String url, String... more) {
        final String[] pairs = Arrays.copyOf(new String[] {"url", url, "table-name", "all"}, 4 + more.length);
        System.arraycopy(more, 0, pairs, 4, more.length);
        return Tables.of("jdbc", directory, pairs).columns("id INT64", "flag BOOLEAN NULL", "small INT32 NULL",
            "number FLOAT64 NULL", "money DECIMAL(38, 18) NULL", "at TIMESTAMP NULL", "name SYMBOL NULL");
    }

    private static Sink sink(Tables table, String... keys) {
        final TableDefinition plain = table.define();
        return table.connector().sink(new TableDefinition(
            plain.name(), plain.columns(), List.of(keys), plain.options(), plain.baseDirectory()));
    }

    @ParameterizedTest
    @EnumSource(JdbcDatabase.class)
    void whatASinkWritesALookupLoads(JdbcDatabase database) throws Exception {
        final String url = database.newUrl(directory);
        final Tables written = table(url, "sink.create-table", "true");
        final SinkFixture fixture = SinkFixture.of(written.schema());
        final Sink sink = sink(written, "id");
        sink.open(fixture);
        assertTrue(sink.takesUpdates());
        sink.write(1, 0, 0, fixture.row(1L, true, 5, 0.5, new BigDecimal("1.5"), AT_NS, "a"));
        sink.write(1, 0, 1, fixture.row(2L, null, null, null, null, null, null));
        sink.write(1, 0, 2, fixture.row(1L, true, Integer.MIN_VALUE, 1e-300,
            new BigDecimal("-12345678901234567890.123456789012345678"), AT_NS, "é\"'"));
        sink.commit();
        sink.close();
        final Tables loaded = table(url, "lookup.cache", "full");
        final ReferenceRun run = ReferenceRun.of(loaded.schema());
        loaded.connector().lookup(loaded.define()).load(run);
        run.rowsPut().sort((left, right) -> ((Long) left.get(0)).compareTo((Long) right.get(0)));
        assertEquals(List.of(
            Arrays.asList(1L, true, Integer.MIN_VALUE, 1e-300,
                new BigDecimal("-12345678901234567890.123456789012345678"), AT_NS, "é\"'"),
            Arrays.asList(2L, null, null, null, null, null, null)), run.rowsPut());
    }

    @Test
    void datesTimesAndTextsOfTimesAreReadAndWritten() throws Exception {
        final String url = JdbcDatabase.POSTGRESQL.newUrl(directory);
        final DataSource source = JdbcDatabase.source(url);
        JdbcDatabase.run(source, "CREATE TABLE times (k INTEGER, d DATE, t TIME, plain TIMESTAMP, text VARCHAR(40))",
            "INSERT INTO times VALUES (1, '1970-01-03', '00:00:01.5', '1970-01-01 00:00:01', '1970-01-01 00:00:02')");
        final Tables table = Tables.of("jdbc", directory, "url", url, "table-name", "times", "lookup.cache", "FULL")
            .columns("k INT32", "d INT32", "t INT32", "plain TIMESTAMP", "text TIMESTAMP");
        final ReferenceRun run = ReferenceRun.of(table.schema());
        final ReferenceLoader loader = table.connector().lookup(table.define());
        assertEquals(0, loader.reloadIntervalNs());
        loader.load(run);
        final List<Object> row = List.of(1, 2, 1500, 1_000_000_000L, 2_000_000_000L);
        assertEquals(List.of(row), run.rowsPut());
        final SinkFixture fixture = SinkFixture.of(table.schema());
        final Sink sink = sink(table);
        sink.open(fixture);
        sink.write(1, 0, 0, fixture.row(row.toArray()));
        sink.commit();
        sink.close();
        assertEquals(List.of("1,1970-01-03,00:00:01.5,1970-01-01 00:00:01"),
            JdbcDatabase.rows(source, "SELECT DISTINCT k, d, t, plain FROM times"));
    }

    @Test
    void whatDoesNotFitStopsTheLoadByName() {
        final String url = JdbcDatabase.H2.newUrl(directory);
        JdbcDatabase.run(JdbcDatabase.source(url), "CREATE TABLE \"wide\" (\"k\" BIGINT, \"money\" NUMERIC(10, 4))",
            "INSERT INTO \"wide\" VALUES (3000000000, 1.0001)");
        assertEquals("field `k`=3000000000 does not fit INT; declare the column as BIGINT",
            refusal(url, "k INT32", "money DECIMAL(10, 4)"));
        assertEquals("field `money`=1.0001 does not fit DECIMAL(10, 2); declare the column for all of its digits",
            refusal(url, "k INT64", "money DECIMAL(10, 2)"));
    }

    private String refusal(String url, String... columns) {
        final Tables table = Tables.of("jdbc", directory, "url", url, "table-name", "wide", "lookup.cache", "FULL")
            .columns(columns);
        return assertThrows(ConfigurationException.class,
            () -> table.connector().lookup(table.define()).load(ReferenceRun.of(table.schema()))).getMessage();
    }

    @Test
    void aTableThatIsNotThereIsAnErrorOfTheEnvironmentWithoutThePassword() {
        final Tables table = table(JdbcDatabase.H2.newUrl(directory), "lookup.cache", "FULL", "username", "sa",
            "password", "hidden-7");
        final EnvironmentException error = assertThrows(EnvironmentException.class,
            () -> table.connector().lookup(table.define()).load(ReferenceRun.of(table.schema())));
        assertTrue(error.getMessage().startsWith("table all of jdbc:h2:"), error.getMessage());
        assertFalse((error.getMessage() + table.define().options()).contains("hidden-7"), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "lookup.cache | NONE | set it to FULL", "lookup.cache | PARTIAL | set it to FULL",
        "lookup.full-cache.reload-strategy | TIMED | PERIODIC",
        "lookup.full-cache.periodic-reload.interval | 0 s | without end",
        "url | jdbc:postgresql://u:secret@h/d | option `password`",
        "url | jdbc:h2:x;password=secret | option `password`",
        "password | secret | without `username`", "driver | no.such.Driver | no class `no.such.Driver`",
        "sink.max-retries | -1 | -1 < 0"})
    void optionsThatCannotBeAreRefusedByName(String option, String value, String reason) {
        final Tables table = Tables.of("jdbc", directory, "url", "jdbc:h2:mem:x", "table-name", "t", "lookup.cache",
            "FULL", option, value).columns("k INT64");
        final OptionException refusal = assertThrows(OptionException.class, () -> {
            if (option.startsWith("sink")) {
                sink(table);
            } else {
                table.connector().lookup(table.define());
            }
        });
        assertEquals(option, refusal.optionName());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("secret"), refusal.getMessage());
    }
}
