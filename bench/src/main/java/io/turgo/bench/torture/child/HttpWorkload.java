package io.turgo.bench.torture.child;

import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.connectors.spi.Connectors;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.engine.Engine;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The main program of a process that takes rows over HTTP and writes them to a file, until it is killed. */
public final class HttpWorkload {
    /** The argument with which the process ends when all that is journaled has come out, instead of serving. */
    public static final String FINISH = "finish";
    /** The argument with which it serves. */
    public static final String SERVE = "serve";

    private static final List<Field> FIELDS =
        List.of(Field.int64("request"), Field.int32("part"), Field.symbol("account"), Field.string("note").orNull());

    private HttpWorkload() {
    }

    /**
     * Runs it.
     *
     * @param args the port, {@link #SERVE} or {@link #FINISH}, and {@link WorkloadSettings#arguments}
     */
    public static void main(String[] args) {
        ParentWatch.start();
        final WorkloadSettings settings = WorkloadSettings.parse(Arrays.copyOfRange(args, 2, args.length));
        try (Engine engine = Engine.start(pipeline(Integer.parseInt(args[0]), settings), settings.open())) {
            Say.LIVE.sayUptime();
            engine.drain();
            if (args[1].equals(SERVE)) {
                engine.finish();
            }
        } catch (final RuntimeException e) {
            Say.UNFORESEEN.say(e);
            System.exit(Workload.UNFORESEEN);
        }
        System.exit(0);
    }

    private static Pipeline pipeline(int port, WorkloadSettings settings) {
        final TableConnector http = Connectors.named("http");
        final List<TableColumn> columns = FIELDS.stream().map(TableColumn::physical).toList();
        final Options options = Options.of(http.spec(), Map.of("port", "" + port, "format", "json"),
            FIELDS.stream().map(Field::name).toList());
        final Pipeline pipeline = Pipeline.named("http");
        pipeline.source("posted", new Schema("posted", FIELDS), EventTime.ingest())
            .to("rows", CsvFileSink.to(settings.output().resolve("rows.csv")));
        pipeline.deadLetters().to("rejected", CsvFileSink.to(settings.output().resolve("rejected.csv")));
        return pipeline.read("posted", http.source(
            new TableDefinition("posted", columns, List.of(), options, settings.data())).source());
    }
}
