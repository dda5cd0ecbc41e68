package io.turgo.connectors.csv;

import io.turgo.egress.testing.SinkFixture;
import io.turgo.egress.OutputId;
import io.turgo.record.Schema;
import java.nio.file.Path;

/** A process that writes outputs to a CSV file until it is killed or done; it prints a line per commit. */
final class SinkProcess {
    static final int OUTPUTS = 200_000;
    static final int BATCH = 97;
    static final Schema SCHEMA = Schema.named("outputs").int64("number").symbol("text").build();

    private SinkProcess() {
    }

    public static void main(String[] args) {
        final SinkFixture fixture = SinkFixture.of(SCHEMA);
        final CsvFileSink sink = CsvFileSink.to(Path.of(args[0]));
        final OutputId last = sink.open(fixture);
        for (long i = last.sequence() + 1; i < OUTPUTS; i++) {
            sink.write(i, 0, 0, fixture.row(i, "text " + i % 7));
            if (i % BATCH == 0) {
                sink.commit();
                System.out.println(i);
            }
        }
        sink.commit();
        sink.close();
    }

    static String expected() {
        final StringBuilder text = new StringBuilder("number,text\n");
        for (long i = 0; i < OUTPUTS; i++) {
            text.append(i).append(",text ").append(i % 7).append('\n');
        }
        return text.toString();
    }
}
