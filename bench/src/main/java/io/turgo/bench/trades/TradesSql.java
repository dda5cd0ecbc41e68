package io.turgo.bench.trades;

import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import io.turgo.sql.SqlFile;
import io.turgo.sql.SqlJob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The job as a file of SQL, {@code trades.sql} beside this class, with the publisher, the loader of symbols and the
 * sinks of {@link TradesPipeline}.
 */
final class TradesSql {
    private static final String FILE = "trades.sql";

    private TradesSql() {
    }

    /** The pipeline; what it finds goes into {@code tally}. */
    static Pipeline define(Tally tally) {
        final SqlJob job = SqlFile.of(FILE, text(), Path.of(""), Map.of()).plan();
        final Map<String, Sink> sinks = Map.of("alerts", new AlertSink(tally), "windows", new WindowSink(tally));
        final Pipeline pipeline = job.pipeline((table, declared) -> sinks.get(table.name()));
        pipeline.detachSources();
        pipeline.replaceLoader(TradesPipeline.SYMBOLS.name(), TradesPipeline::load);
        return pipeline;
    }

    private static String text() {
        try (InputStream in = TradesSql.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new ConfigurationException(FILE + " is not beside " + TradesSql.class.getName()
                    + "; build bench anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
