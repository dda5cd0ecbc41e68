package io.turgo.examples.nab;

import io.turgo.connectors.csv.CsvColumn;
import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.connectors.csv.CsvFormat;
import io.turgo.connectors.csv.CsvSource;
import io.turgo.connectors.value.TimeFormat;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.time.EventTime;
import java.nio.file.Path;

/** A series in; each of its rows with a score out, in the same order. */
final class SeriesPipeline {
    /** The field that is scored. */
    static final String VALUE = "value";

    private static final String TIME = "timestamp";
    private static final String SCORE = "anomaly_score";
    private static final Schema ROWS = Schema.named("rows").timestamp(TIME)
        .field(Field.float64(VALUE).orNull()).build();

    private SeriesPipeline() {
    }

    /** A row as it leaves the detector. */
    interface Scored {
        /** The score, 0 where there is none. */
        double score();
    }

    static Pipeline of(Series series, Operator detector, Path output) {
        final Pipeline pipeline = Pipeline.named("nab");
        pipeline.source("rows", ROWS, EventTime.ascending(TIME))
            .through("detect", detector)
            .as(Scored.class)
            .deriveDouble(SCORE, Scored::score)
            .to("scores", CsvFileSink.to(output.resolve(series.name()))
                .column(CsvColumn.of(TIME).timesAs(TimeFormat.SQL)).columns(VALUE, SCORE));
        return pipeline.read("rows", CsvSource.of(series.bytes())
            .format(CsvFormat.standard().times(TimeFormat.SQL).ignoreUnknown()));
    }
}
