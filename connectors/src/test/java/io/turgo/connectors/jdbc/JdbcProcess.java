package io.turgo.connectors.jdbc;

import io.turgo.egress.OutputId;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.record.Schema;

/** A process that writes outputs to a table until it is killed or done; it prints a line per commit. */
final class JdbcProcess {
    static final int OUTPUTS = 20_000;
    static final int BATCH = 97;
    private static final Schema SCHEMA = Schema.named("outputs").int64("number").string("text").build();

    private JdbcProcess() {
    }

    public static void main(String[] args) {
        final SinkFixture fixture = SinkFixture.of(SCHEMA);
        final JdbcSink sink = JdbcSink.to(args[0]).table("results").createTable();
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
}
