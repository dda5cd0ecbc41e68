package io.turgo.connectors.spi;

import io.turgo.egress.AppendOnly;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.OutputText;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes rows to a ledger, each batch and the id of its last output in one transaction. */
final class LogSink implements Sink {
    private final Topic topic;
    private final RowFormat format;
    private OutputText text;
    private OutputId last;

    LogSink(Topic topic, RowFormat format) {
        this.topic = topic;
        this.format = format;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        text = format.writer(context.rows(), context.symbols(), context.name());
        return topic.last(context.journalId());
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        AppendOnly.require(row, this);
        text.append(row);
        last = new OutputId(sequence, control, ordinal);
    }

    @Override
    public boolean takesUpdates() {
        return false;
    }

    @Override
    public void commit() {
        if (text.length() > 0) {
            final List<String> lines =
                new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8).lines().toList();
            topic.commit(lines, last);
            text.clear();
        }
    }

    @Override
    public void close() {
        // what is not committed is gone
    }

    @Override
    public String toString() {
        return "a log";
    }
}
