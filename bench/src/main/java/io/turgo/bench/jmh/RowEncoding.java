package io.turgo.bench.jmh;

import io.turgo.bench.trades.Trades;
import io.turgo.frame.EntryStreams;
import io.turgo.frame.Frame;
import io.turgo.frame.FrameParser;
import io.turgo.frame.FrameWriter;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotDescriptor;
import io.turgo.ring.SlotKind;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 4,096 trades in slots to sealed frames of so many rows, CRC included, and back; time per row.
 * <pre>
 *   4,096 slots  --add, seal-->  frame's bytes          frame's bytes  --wrap, next-->  one slot, again and again
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowEncoding {
    private static final int ROWS = 4_096;
    private static final int LONG_DIGITS = 18;
    private static final UUID ID = new UUID(1, 2);

    @Param({"1", "16", "128", "1024"})
    private int rowsPerFrame;

    private final RecordLayout layout = RecordLayout.of(Schema.named("trades").timestamp("time").symbol("symbol")
        .decimal("price", LONG_DIGITS, 4).decimal("amount", LONG_DIGITS, 2).build());
    private final int slotBytes = SlotDescriptor.RECORD_OFFSET + layout.fixedLength() + SlotDescriptor.ALIGNMENT - 1
        & -SlotDescriptor.ALIGNMENT;
    private final UnsafeBuffer slots = new UnsafeBuffer(ByteBuffer.allocateDirect(ROWS * slotBytes));
    private final Slot slot = new Slot();
    private final Slot target = new Slot().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(slotBytes)), 0, slotBytes);
    private final FrameWriter writer = new FrameWriter(streams(), new SymbolDictionary(1), Integer.MAX_VALUE);
    private final FrameParser parser = new FrameParser(streams(), new SymbolDictionary(1));
    private Frame[] frames;

    private EntryStreams streams() {
        return new EntryStreams(List.of(new EntryStreams.Shape(layout, layout.columns().size())), List.of());
    }

    /** Makes the slots and the frames. */
    @Setup
    public void make() {
        final Trades trades = Trades.make(ROWS, Trades.SEED);
        final Column[] columns = layout.columns().toArray(Column[]::new);
        for (int i = 0; i < ROWS; i++) {
            slot.wrap(slots, i * slotBytes, slotBytes).reset(SlotKind.DATA, 0);
            slot.position(i);
            final Row row = slot.row().reset(layout);
            row.int64(columns[0], trades.timeNs(i));
            row.int32(columns[1], trades.symbol(i));
            row.int64(columns[2], trades.price(i));
            row.int64(columns[3], trades.amount(i));
        }
        frames = new Frame[ROWS / rowsPerFrame];
        for (int i = 0; i < frames.length; i++) {
            final Frame written = write(i);
            frames[i] = new Frame(written.length());
            frames[i].buffer().putBytes(0, written.buffer(), 0, written.length());
        }
    }

    private Frame write(int frame) {
        writer.begin(0);
        for (int i = 0; i < rowsPerFrame; i++) {
            writer.add(slot.wrap(slots, (frame * rowsPerFrame + i) * slotBytes, slotBytes));
        }
        return writer.seal(ID, frame + 1L, (long) frame * rowsPerFrame + 1, 0);
    }

    /** Slots to frames. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int encode() {
        int bytes = 0;
        for (int i = 0; i < frames.length; i++) {
            bytes += write(i).length();
        }
        return bytes;
    }

    /** Frames, checked, to slots. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long decode() {
        long rows = 0;
        for (int i = 0; i < frames.length; i++) {
            if (frames[i].fault(frames[i].length(), ID, i + 1L) != null) {
                throw new AssertionError(frames[i].fault(frames[i].length(), ID, i + 1L));
            }
            parser.wrap(frames[i]);
            while (parser.next(target)) {
                rows += target.row().length();
            }
        }
        return rows;
    }
}
