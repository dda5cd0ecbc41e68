package io.turgo.connectors.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.OutputId;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.TurgoException;
import io.turgo.frame.Durability;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.record.Schema;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcSinkTest {
    private static final Schema BARS =
        Schema.named("bars").string("pair").int64("hour").int64("trades").build();

    private final SinkFixture fixture = SinkFixture.of(BARS);
    private int sequence;
    @TempDir
    Path directory;

    private void write(JdbcSink sink, RowKind kind, Object... values) {
        final Row row = fixture.row(values);
        row.kind(kind);
        sink.write(sequence++, 0, 0, row);
    }

    private static List<String> bars(DataSource source) {
        return JdbcDatabase.rows(source, "SELECT * FROM \"bars\" ORDER BY \"pair\", \"hour\"");
    }

    @ParameterizedTest
    @EnumSource(JdbcDatabase.class)
    void rowsFollowTheirKeys(JdbcDatabase database) {
        final DataSource source = JdbcDatabase.source(database.newUrl(directory));
        final JdbcSink sink = JdbcSink.to(source).table("bars").createTable().upsertBy("pair", "hour");
        sink.open(fixture.at(Durability.DISK));
        write(sink, RowKind.INSERT, "a", 1L, 10L);
        write(sink, RowKind.INSERT, "b", 1L, 20L);
        write(sink, RowKind.INSERT, "a", 1L, 11L);
        sink.commit();
        assertEquals(List.of("a,1,11", "b,1,20"), bars(source));
        write(sink, RowKind.UPDATE_BEFORE, "a", 1L, 11L);
        write(sink, RowKind.UPDATE_AFTER, "a", 2L, 12L);
        write(sink, RowKind.DELETE, "b", 1L, 20L);
        write(sink, RowKind.DELETE, "c", 1L, 1L);
        write(sink, RowKind.INSERT, "c", 1L, 2L);
        sink.commit();
        assertEquals(List.of("a,2,12", "c,1,2"), bars(source));
        final String message = assertThrows(ConfigurationException.class,
            () -> write(sink, RowKind.INSERT, null, 2L, 1L)).getMessage();
        assertTrue(message.startsWith("key `pair` is null in a row that comes to table bars of "), message);
        sink.close();
    }

    @ParameterizedTest
    @EnumSource(JdbcDatabase.class)
    void columnsOfOtherNamesAndAKeyAlone(JdbcDatabase database) {
        final DataSource source = JdbcDatabase.source(database.newUrl(directory));
        final JdbcSink sink = JdbcSink.to(source).table("a \"table\"").createTable().column("pair", "the; pair")
            .upsertBy("pair").outputsTable("ids").keptAs("another");
        sink.open(fixture);
        write(sink, RowKind.INSERT, "x", 1L, 1L);
        write(sink, RowKind.INSERT, "x", 2L, 2L);
        sink.commit();
        write(sink, RowKind.INSERT, "x", 3L, 3L);
        sink.commit();
        sink.close();
        assertEquals(List.of("x"), JdbcDatabase.rows(source, "SELECT \"the; pair\" FROM \"a \"\"table\"\"\""));
        assertEquals(List.of("another," + SinkFixture.JOURNAL + ",2,0,0"),
            JdbcDatabase.rows(source, "SELECT * FROM \"ids\""));
    }

    @Test
    void anUpsertNeedsAUniqueIndex() {
        final DataSource source = JdbcDatabase.source(JdbcDatabase.POSTGRESQL.newUrl(directory));
        JdbcDatabase.run(source, "CREATE TABLE bars (pair TEXT, hour BIGINT, trades BIGINT)");
        final String message = assertThrows(ConfigurationException.class,
            () -> JdbcSink.to(source).table("bars").upsertBy("pair").open(fixture)).getMessage();
        assertTrue(message.startsWith("sink `output` cannot write to table bars of data source: ERROR: there is no "
            + "unique or exclusion constraint matching the ON CONFLICT specification"), message);
        assertEquals("table `bars`: there is no key `pairs` among the fields pair, hour, trades; did you mean `pair`?",
            assertThrows(ConfigurationException.class,
                () -> JdbcSink.to(source).table("bars").upsertBy("pairs").open(fixture)).getMessage());
        assertThrows(ConfigurationException.class, () -> JdbcSink.to(source).table("nowhere").open(fixture));
        assertThrows(ConfigurationException.class, () -> JdbcSink.to(source).open(fixture));
    }

    @Test
    void aRunWithoutAJournalLeavesAJournalsOutputsAlone() {
        final DataSource source = JdbcDatabase.source(JdbcDatabase.H2.newUrl(directory));
        final JdbcSink sink = JdbcSink.to(source).table("bars").createTable();
        sink.open(fixture);
        sink.close();
        final String message = assertThrows(ConfigurationException.class, () -> JdbcSink.to(source).table("bars")
            .open(SinkFixture.withoutJournal(BARS))).getMessage();
        assertTrue(message.contains(SinkFixture.JOURNAL + ", this run writes those of no journal"), message);
    }

    @Test
    void anErrorThatStaysIsNotTriedAgain() {
        final DataSource source = JdbcDatabase.source(JdbcDatabase.POSTGRESQL.newUrl(directory));
        JdbcDatabase.run(source, "CREATE TABLE bars (pair TEXT, hour BIGINT, trades BIGINT CHECK (trades < 5))");
        final JdbcSink sink = JdbcSink.to(source).table("bars").retries(5, Duration.ofDays(1));
        sink.open(fixture);
        write(sink, RowKind.INSERT, "a", 1L, 1L);
        write(sink, RowKind.INSERT, "a", 1L, 10L);
        final String message = assertThrows(EngineException.class, sink::commit).getMessage();
        assertTrue(message.startsWith("sink `output` cannot commit 2 outputs up to 1/0/0: ERROR: new row for relation "
            + "\"bars\" violates check constraint"), message);
        assertThrows(EngineException.class, sink::commit);
        sink.close();
        assertEquals(List.of(), bars(source));
        final JdbcSink again = JdbcSink.to(source).table("bars");
        assertEquals(OutputId.NONE, again.open(fixture));
        again.close();
    }

    @Test
    void aFullDatabaseIsWaitedFor() {
        final DataSource source = JdbcDatabase.source(JdbcDatabase.POSTGRESQL.newUrl(directory));
        final FaultySource full = new FaultySource(source, Integer.MAX_VALUE, 2, false, "53100");
        final int[] asked = {0};
        final JdbcSink sink =
            JdbcSink.to(full.dataSource()).table("bars").createTable().retries(0, Duration.ZERO);
        sink.open(fixture.whenFull(e -> asked[0]++));
        write(sink, RowKind.INSERT, "a", 1L, 1L);
        full.failFrom(2);
        sink.commit();
        sink.close();
        assertEquals(2, asked[0]);
        assertEquals(List.of("a,1,1"), bars(source));
    }

    @Test
    void passwordsAreNeverShown() {
        final String secret = "s3cr3t&x";
        final List<JdbcSink> sinks = List.of(
            JdbcSink.to("jdbc:none://host/db?user=me&password=" + secret).table("t"),
            JdbcSink.to("jdbc:none://me:" + secret + "@host/db").table("t"),
            JdbcSink.to("jdbc:postgresql://localhost:1/db?password=" + secret).user("me", secret).table("t"),
            JdbcSink.to("jdbc:none:" + secret).user("me", () -> secret).table("t"));
        for (final JdbcSink sink : sinks) {
            final TurgoException error = assertThrows(EnvironmentException.class, () -> sink.open(fixture));
            final StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace, true));
            assertFalse(trace.toString().contains("s3cr3t"), trace.toString());
            assertFalse(sink.toString().contains("s3cr3t"), sink.toString());
        }
    }

    @Test
    void anUnknownDatabaseCanBeAppendedTo() {
        final Dialect plain = new PlainDialect("`");
        assertEquals("`a``b`", plain.quoted("a`b"));
        final TableBinding appends =
            new TableBinding(TableName.of("s", "t"), plain, Map.of(), List.of(), fixture.rows());
        assertEquals("INSERT INTO `s`.`t` (`pair`, `hour`, `trades`) VALUES (?, ?, ?)",
            appends.writer(List.of()).statement());
        assertThrows(ConfigurationException.class, appends::create);
        final TableBinding updates =
            new TableBinding(TableName.of("t"), plain, Map.of(), List.of("pair"), fixture.rows());
        assertThrows(ConfigurationException.class, () -> updates.writer(appends.targets().stream()
            .map(target -> new TargetColumn(target.name(), 0, "", 0, 0)).toList()));
    }
}
