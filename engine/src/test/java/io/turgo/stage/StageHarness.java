package io.turgo.stage;

import io.turgo.record.Field;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.record.Schema;
import io.turgo.state.KeyedTable;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Runs one operator by hand, synchronously, with the layout that the engine would give it: the fields that come in,
 * then those it adds. Rows go in as maps (see {@link RowValues}) or, where a test must not allocate, through
 * {@link #claim} and {@link #push}. Outputs are collected as maps until they are taken; an in-place stage's outputs are
 * the rows it passed. Every row is its own cause: sequences count up from 1. One thread.
 */
public final class StageHarness implements AutoCloseable {
    /** In the map of a row that comes out: its event time in epoch ns. */
    public static final String EVENT_TIME = "@time";
    /** In the map of a row that comes out, unless it is {@link RowKind#INSERT}: its kind. */
    public static final String KIND = "@kind";

    private static final int SLOT_BYTES = 4096;

    private final SymbolDictionary symbols = new SymbolDictionary(1 << 20);
    private final RowValues values = new RowValues(symbols);
    private final List<Map<String, Object>> outputs = new ArrayList<>();
    private final List<Scope> references = new ArrayList<>();
    private final Row row = row();
    private final Row reference = row();
    private final Scope in;
    private final Scope out;
    private final HarnessContext context;
    private final Operator operator;
    private final List<Map<String, Object>> passed = new ArrayList<>();
    private Stage stage;
    private long watermarkNs = Long.MIN_VALUE;
    private long lastTickNs;
    private boolean collecting = true;
    private long emitted;
    private long sequence;
    private long control;

    private StageHarness(Operator operator, Schema schema) {
        this.operator = operator;
        final Output output = operator.plan(schema);
        final List<Field> all = new ArrayList<>(schema.fields());
        all.addAll(output.added());
        final RecordLayout layout = new RecordLayout(schema.name(), all);
        in = Scope.of(schema, layout);
        out = output.isFresh() ? Scope.of(output.fresh()) : Scope.of(schema.with(output.added()), layout);
        final Outlet outlet = output.isFresh() ? new HarnessOutlet(out, SLOT_BYTES, this::emitted) : null;
        operator.references().forEach(table -> references.add(Scope.of(table.schema())));
        context = new HarnessContext(in, out, outlet, symbols);
        stage = operator.create(context);
    }

    /** Plans the operator for rows of that schema and makes its stage. */
    public static StageHarness of(Operator operator, Schema in) {
        return new StageHarness(operator, in);
    }

    private static Row row() {
        return new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(SLOT_BYTES)), 0, SLOT_BYTES);
    }

    /** The rows that come in. */
    public Scope in() {
        return in;
    }

    /** The rows that go out. */
    public Scope out() {
        return out;
    }

    /** The stage under test. */
    public Stage stage() {
        return stage;
    }

    /** The dictionary; texts in maps are interned on the way. */
    public SymbolDictionary symbols() {
        return symbols;
    }

    /** Feeds a row; fields that the map does not name are null. Returns whether the row passed. */
    public boolean feed(long eventTimeNs, Map<String, ?> fields) {
        values.write(in, claim(eventTimeNs), fields);
        return push();
    }

    /** An empty row of the input, for the caller to fill and {@link #push}. Allocates nothing. */
    public Row claim(long eventTimeNs) {
        row.reset(in.layout());
        row.eventTimeNs(eventTimeNs);
        return row;
    }

    /** Gives the claimed row to the stage; allocates nothing unless outputs are collected. */
    public boolean push() {
        row.sequence(++sequence);
        context.cause().set(sequence, control, 0, 0);
        context.cause().arrived();
        if (!stage.onRow(row)) {
            return false;
        }
        if (out.layout() == in.layout()) {
            emitted(row);
        } else if (collecting) {
            passed.add(values.read(in, row));
        }
        return true;
    }

    /** The rows that a stage with new rows has passed on as they came, since the last call. */
    public List<Map<String, Object>> takePassed() {
        final List<Map<String, Object>> taken = List.copyOf(passed);
        passed.clear();
        return taken;
    }

    /** Moves the watermark. */
    public void watermark(long newWatermarkNs) {
        watermarkNs = newWatermarkNs;
        stage.onWatermark(newWatermarkNs);
    }

    /**
     * Replaces the stage by a new one that has the rows of its tables, as a restart behind a checkpoint does.
     *
     * @param order in which the rows are put back
     */
    public void restore(Random order) {
        final Stage before = stage;
        if (before.tables() == null) {
            throw new AssertionError(before.getClass().getName() + " has state outside of its tables()");
        }
        final Stage after = operator.create(context);
        for (int i = 0; i < before.tables().size(); i++) {
            copy(i, before, after, order);
        }
        after.onRestored(watermarkNs);
        stage = after;
        before.close();
    }

    private void copy(int number, Stage before, Stage after, Random order) {
        final KeyedTable from = before.tables().get(number);
        final List<byte[]> images = new ArrayList<>();
        for (int id = from.nextRow(KeyedTable.ABSENT); id != KeyedTable.ABSENT; id = from.nextRow(id)) {
            images.add(new byte[from.rowImageBytes()]);
            from.copyRow(id, new UnsafeBuffer(images.get(images.size() - 1)), 0);
        }
        Collections.shuffle(images, order);
        images.forEach(image -> after.tables().get(number).restoreRow(new UnsafeBuffer(image), 0));
    }

    /** Gives a tick, a control record. */
    public void tick(long timeNs) {
        context.cause().set(sequence, ++control, 0, 0);
        stage.onTick(timeNs, lastTickNs);
        lastTickNs = timeNs;
    }

    /** Puts a row of the operator's reference table of that number. */
    public void put(int table, Map<String, ?> fields) {
        reference(table, fields, RowKind.INSERT);
    }

    /** Deletes a row of a reference table; the map needs to name the key only. */
    public void delete(int table, Map<String, ?> fields) {
        reference(table, fields, RowKind.DELETE);
    }

    private void reference(int table, Map<String, ?> fields, RowKind kind) {
        final Scope scope = references.get(table);
        values.write(scope, reference.reset(scope.layout()), fields);
        reference.kind(kind);
        context.cause().set(sequence, ++control, 0, 0);
        stage.onReference(table, reference);
    }

    private void emitted(Row emittedRow) {
        emitted++;
        if (collecting) {
            final Map<String, Object> output = values.read(out, emittedRow);
            output.put(EVENT_TIME, emittedRow.eventTimeNs());
            if (emittedRow.kind() != RowKind.INSERT) {
                output.put(KIND, emittedRow.kind());
            }
            outputs.add(output);
        }
    }

    /** Whether outputs are kept (as at the start) or only counted. */
    public StageHarness collecting(boolean keep) {
        collecting = keep;
        return this;
    }

    /** How many rows have come out. */
    public long emitted() {
        return emitted;
    }

    /** The outputs since the last call, each in the order of the output's fields, the event time last. */
    public List<Map<String, Object>> take() {
        final List<Map<String, Object>> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }

    /** The value of a counter of the stage. */
    public long counter(String what) {
        return context.counter(what).get();
    }

    @Override
    public void close() {
        stage.close();
    }
}
