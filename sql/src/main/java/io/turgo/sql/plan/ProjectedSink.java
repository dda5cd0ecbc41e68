package io.turgo.sql.plan;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.OutputText;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.egress.TextSink;
import io.turgo.record.Row;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A sink that gets rows as they are and sees the columns of its table in them: a projection that costs nothing. */
class ProjectedSink implements Sink {
    private final Sink sink;
    private final String table;
    private final Map<String, String> fields;

    private ProjectedSink(Sink sink, String table, Map<String, String> fields) {
        this.sink = sink;
        this.table = table;
        this.fields = new LinkedHashMap<>(fields);
    }

    /** @param fields of the rows, by the name of the column that each is */
    static Sink of(Sink sink, String table, Map<String, String> fields) {
        return sink instanceof TextSink text ? new OfText(text, table, fields)
            : new ProjectedSink(sink, table, fields);
    }

    final SinkContext projected(SinkContext context) {
        return ProjectedContext.of(context, table, fields);
    }

    @Override
    public Guarantee guarantee() {
        return sink.guarantee();
    }

    @Override
    public OutputId open(SinkContext context) {
        return sink.open(projected(context));
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        sink.write(sequence, control, ordinal, row);
    }

    @Override
    public void commit() {
        sink.commit();
    }

    @Override
    public boolean ownThread() {
        return sink.ownThread();
    }

    @Override
    public boolean takesUpdates() {
        return sink.takesUpdates();
    }

    @Override
    public void close() {
        sink.close();
    }

    @Override
    public String toString() {
        return sink.toString();
    }

    /** The same for a sink that writes text, so that a replay can be held against its file. */
    private static final class OfText extends ProjectedSink implements TextSink {
        private final TextSink sink;

        private OfText(TextSink sink, String table, Map<String, String> fields) {
            super(sink, table, fields);
            this.sink = sink;
        }

        @Override
        public Path file() {
            return sink.file();
        }

        @Override
        public OutputText text(SinkContext context) {
            return sink.text(projected(context));
        }
    }
}
