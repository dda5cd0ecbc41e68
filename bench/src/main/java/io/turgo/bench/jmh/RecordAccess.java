package io.turgo.bench.jmh;

import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.RowView;
import io.turgo.record.Schema;
import io.turgo.record.ViewColumns;
import io.turgo.record.ViewFactory;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sets three fields of one record out of 1,024 and reads them again, on one thread.
 * <pre>
 *   view, row:   [off-heap record: header | nulls | price | amount | total]
 *   buffer:      [direct ByteBuffer: price | amount | total]
 *   object:      an object with three fields
 * </pre>
 */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordAccess {
    private static final int RECORDS = 1024;
    private static final int RECORD_BYTES = 64;

    /** The record as a view shows it. */
    public interface Order {
        /** Sets it. */
        void price(long value);

        /** Gives it. */
        long price();

        /** Sets it. */
        void amount(long value);

        /** Gives it. */
        long amount();

        /** Sets it. */
        void total(long value);

        /** Gives it. */
        long total();
    }

    private static final class OrderObject {
        private long price;
        private long amount;
        private long total;
    }

    private final Scope scope = Scope.of(Schema.named("orders").int64("price").int64("amount").int64("total").build());
    private final Column price = scope.column("price");
    private final Column amount = scope.column("amount");
    private final Column total = scope.column("total");
    private final UnsafeBuffer memory = new UnsafeBuffer(ByteBuffer.allocateDirect(RECORDS * RECORD_BYTES));
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(RECORDS * RECORD_BYTES).order(ByteOrder.nativeOrder());
    private final OrderObject[] objects = new OrderObject[RECORDS];
    private final Row row = new Row();
    private final Order view = ViewFactory.create(Order.class,
        new ViewColumns("orders", ViewColumns.Access.PUBLISH, scope.columns(), Set.of(), Set.of()),
        new SymbolDictionary(1));
    private int next;

    /** Makes the records. */
    public RecordAccess() {
        for (int i = 0; i < RECORDS; i++) {
            row.wrap(memory, i * RECORD_BYTES, RECORD_BYTES).reset(scope.layout());
            objects[i] = new OrderObject();
        }
    }

    private int advance() {
        next = next + 1 & RECORDS - 1;
        return next;
    }

    /** Through a generated view. */
    @Benchmark
    public long view() {
        row.wrap(memory, advance() * RECORD_BYTES, RECORD_BYTES);
        ((RowView) view).wrap(row);
        view.price(next);
        view.amount(next + 1);
        view.total(view.price() * view.amount());
        return view.total();
    }

    /** Through a row and columns. */
    @Benchmark
    public long row() {
        row.wrap(memory, advance() * RECORD_BYTES, RECORD_BYTES);
        row.int64(price, next);
        row.int64(amount, next + 1);
        row.int64(total, row.int64(price) * row.int64(amount));
        return row.int64(total);
    }

    /** In a direct buffer by offset, without nulls. */
    @Benchmark
    public long byteBuffer() {
        final int at = advance() * RECORD_BYTES;
        bytes.putLong(at, next);
        bytes.putLong(at + Long.BYTES, next + 1);
        bytes.putLong(at + 2 * Long.BYTES, bytes.getLong(at) * bytes.getLong(at + Long.BYTES));
        return bytes.getLong(at + 2 * Long.BYTES);
    }

    /** In an object, without nulls. */
    @Benchmark
    public long object() {
        final OrderObject object = objects[advance()];
        object.price = next;
        object.amount = next + 1;
        object.total = object.price * object.amount;
        return object.total;
    }
}
