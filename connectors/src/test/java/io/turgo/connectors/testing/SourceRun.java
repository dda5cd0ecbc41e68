package io.turgo.connectors.testing;

import io.turgo.egress.testing.Rows;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.Receipt;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import io.turgo.source.SourceNotes;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Runs a source and keeps, or only counts, what it publishes. */
public final class SourceRun implements SourceContext, RowPublisher {
    private final Scope scope;
    private SymbolDictionary symbols = new SymbolDictionary(1 << 20);
    private final UnsafeBuffer slot;
    private final Row row = new Row();
    private final List<List<Object>> rows = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private final List<Integer> symbolCounts = new ArrayList<>();
    private long resumePosition = NO_POSITION;
    private long stopAt = Long.MAX_VALUE;
    private boolean keeping = true;
    private boolean claimed;
    private volatile long published;
    private volatile boolean stopped;
    private Runnable onRow = () -> { };

    /** Input that was rejected. */
    public record Reject(long position, String reason, String raw) {
    }

    /** @param slotBytes the most a record may have */
    public SourceRun(Schema schema, int slotBytes) {
        scope = Scope.of(schema);
        slot = new UnsafeBuffer(ByteBuffer.allocateDirect(slotBytes));
    }

    /** Slots of 4 KiB. */
    public static SourceRun of(Schema schema) {
        return new SourceRun(schema, 4096);
    }

    /** The source goes on behind that position. */
    public SourceRun resumeFrom(long position) {
        resumePosition = position;
        return this;
    }

    /** The dictionary is as the journal has it when so many symbols of another run are in it. */
    public SourceRun symbolsOf(SourceRun other, int count) {
        symbols = new SymbolDictionary(other.symbols.capacity());
        for (int i = 0; i < count; i++) {
            symbols.intern(other.symbols.text(i));
        }
        return this;
    }

    /** How many symbols there were when each of the {@link #positions} came. */
    public List<Integer> symbolCounts() {
        return symbolCounts;
    }

    /** The engine stops now; any thread. */
    public void stop() {
        stopped = true;
    }

    /** The engine stops when so many rows were published. */
    public SourceRun stopAfter(long rowCount) {
        stopAt = rowCount;
        return this;
    }

    /** Rows are counted only, and the action runs after each. */
    public SourceRun countOnly(Runnable action) {
        keeping = false;
        onRow = action;
        return this;
    }

    /** Runs the source to its end. */
    public SourceRun run(Source source) throws Exception {
        source.run(this);
        if (claimed) {
            throw new AssertionError("a claim was left open");
        }
        return this;
    }

    /** The rows that were committed. */
    public List<List<Object>> committed() {
        return rows;
    }

    /** What was rejected. */
    public List<Reject> rejects() {
        return rejects;
    }

    /** The only reject's reason. */
    public String onlyReason() {
        if (rejects.size() != 1) {
            throw new AssertionError(rejects.toString());
        }
        return rejects.get(0).reason();
    }

    /** The positions of rows and rejects in the order in which they came. */
    public List<Long> positions() {
        return positions;
    }

    /** How many rows and rejects came. */
    public long published() {
        return published;
    }

    /** The last row. */
    public Row row() {
        return row;
    }

    @Override
    public String name() {
        return "input";
    }

    @Override
    public Scope rows() {
        return scope;
    }

    @Override
    public SymbolDictionary symbols() {
        return symbols;
    }

    @Override
    public RowPublisher publisher() {
        return this;
    }

    @Override
    public SourceNotes notes() {
        throw new AssertionError("sources that note are tested in an engine");
    }

    @Override
    public Receipt receipt() {
        return () -> true;
    }

    @Override
    public long resumePosition() {
        return resumePosition;
    }

    @Override
    public long resumePosition(int number) {
        return resumePosition;
    }

    @Override
    public boolean running() {
        return !stopped && published < stopAt;
    }

    @Override
    public Row claim() {
        claimed = true;
        return row.wrap(slot, 0, slot.capacity()).reset(scope.layout());
    }

    @Override
    public Row tryClaim() {
        return claim();
    }

    @Override
    public Row claim(long timeoutNs) {
        return claim();
    }

    @Override
    public boolean awaitRoom(int slots, long timeoutNs) {
        return true;
    }

    @Override
    public void commit(long position) {
        if (!claimed) {
            throw new AssertionError("nothing was claimed");
        }
        claimed = false;
        if (keeping) {
            requireSet();
            positions.add(position);
            symbolCounts.add(symbols.size());
            rows.add(Rows.values(row, scope, symbols));
        }
        published++;
        onRow.run();
    }

    private void requireSet() {
        for (final Column column : scope.layout().columns()) {
            if (!column.field().nullable() && row.isNull(column)) {
                throw new AssertionError(column.name() + " was left unset");
            }
        }
    }

    @Override
    public void commit(long position, long sendTimeNs) {
        commit(position);
    }

    @Override
    public void abort() {
        claimed = false;
    }

    @Override
    public void reject(long position, String reason, byte[] raw) {
        positions.add(position);
        symbolCounts.add(symbols.size());
        rejects.add(new Reject(position, reason, new String(raw, StandardCharsets.ISO_8859_1)));
        published++;
    }

    @Override
    public void partition(int partition) {
        throw new AssertionError("there is one partition");
    }

    @Override
    public void endOfInput() {
        throw new AssertionError("the engine does that");
    }

    @Override
    public void close() {
        claimed = false;
    }
}
