package io.turgo.sql.plan;

import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.Receipt;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import io.turgo.source.SourceNotes;
import io.turgo.stage.Cause;
import io.turgo.stage.Operator;
import io.turgo.stage.Outlet;
import io.turgo.stage.Scope;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.symbol.SymbolDictionary;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * A source whose rows get their event time from an expression, before they are journaled. Rows without one are
 * rejected.
 *
 * @param source  that fills in all fields but the last
 * @param columns how many it fills in
 * @param time    the name of the last field
 * @param logic   that computes it
 */
record ComputedTimeSource(Source source, int columns, String time, Operator logic) implements Source {
    @Override
    public Schema notes() {
        return source.notes();
    }

    @Override
    public void run(SourceContext context) throws Exception {
        final Scope rows = context.rows();
        final Scope filled = first(rows, columns);
        try (Stage stage = logic.create(new Stages(context, filled))) {
            source.run(new Inner(context, filled, new Computing(context.publisher(), stage, rows.column(time))));
        }
    }

    private static Scope first(Scope rows, int count) {
        final Map<String, Column> columns = new LinkedHashMap<>();
        rows.all().subList(0, count).forEach(column -> columns.put(column.name(), column));
        return new Scope(new Schema(rows.schema().name(), rows.schema().fields().subList(0, count)), rows.layout(),
            columns);
    }

    /** What the source sees. */
    private record Inner(SourceContext outer, Scope rows, RowPublisher publisher) implements SourceContext {
        @Override
        public String name() {
            return outer.name();
        }

        @Override
        public SymbolDictionary symbols() {
            return outer.symbols();
        }

        @Override
        public SourceNotes notes() {
            return outer.notes();
        }

        @Override
        public long resumePosition() {
            return outer.resumePosition();
        }

        @Override
        public long resumePosition(int partition) {
            return outer.resumePosition(partition);
        }

        @Override
        public boolean running() {
            return outer.running();
        }
    }

    /** What the stage sees; it makes no rows and counts nothing. */
    private record Stages(SourceContext source, Scope in) implements StageContext {
        @Override
        public String name() {
            return source.name();
        }

        @Override
        public Scope out() {
            return source.rows();
        }

        @Override
        public Outlet outlet() {
            throw new UnsupportedOperationException("a computed column makes no rows");
        }

        @Override
        public <V> V view(Class<V> type) {
            throw new UnsupportedOperationException("a computed column has no view");
        }

        @Override
        public SymbolDictionary symbols() {
            return source.symbols();
        }

        @Override
        public Cause cause() {
            return new Cause();
        }

        @Override
        public AtomicCounter counter(String what) {
            throw new UnsupportedOperationException("a computed column counts nothing");
        }
    }

    /** Computes before it commits. One thread. */
    private static final class Computing implements RowPublisher {
        private final RowPublisher publisher;
        private final Stage stage;
        private final Column time;
        private Row claimed;

        private Computing(RowPublisher publisher, Stage stage, Column time) {
            this.publisher = publisher;
            this.stage = stage;
            this.time = time;
        }

        @Override
        public Row claim() {
            claimed = publisher.claim();
            return claimed;
        }

        @Override
        public Row tryClaim() {
            claimed = publisher.tryClaim();
            return claimed;
        }

        @Override
        public Row claim(long timeoutNs) {
            claimed = publisher.claim(timeoutNs);
            return claimed;
        }

        @Override
        public boolean awaitRoom(int slots, long timeoutNs) {
            return publisher.awaitRoom(slots, timeoutNs);
        }

        private boolean timed(long position) {
            stage.onRow(claimed);
            if (!claimed.isNull(time)) {
                return true;
            }
            publisher.abort();
            publisher.reject(position, "the event time `" + time.name() + "` of this row is null",
                List.of(time.name()).toString().getBytes(StandardCharsets.UTF_8));
            return false;
        }

        @Override
        public void commit(long position) {
            if (timed(position)) {
                publisher.commit(position);
            }
        }

        @Override
        public void commit(long position, long sendTimeNs) {
            if (timed(position)) {
                publisher.commit(position, sendTimeNs);
            }
        }

        @Override
        public void abort() {
            publisher.abort();
        }

        @Override
        public void reject(long position, String reason, byte[] raw) {
            publisher.reject(position, reason, raw);
        }

        @Override
        public Receipt receipt() {
            return publisher.receipt();
        }

        @Override
        public void partition(int partition) {
            publisher.partition(partition);
        }

        @Override
        public void endOfInput() {
            publisher.endOfInput();
        }

        @Override
        public void close() {
            publisher.close();
        }
    }
}
