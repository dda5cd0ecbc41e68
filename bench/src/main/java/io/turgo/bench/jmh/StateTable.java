package io.turgo.bench.jmh;

import io.turgo.memory.MemoryWindow;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Long2LongHashMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A long by a key, on one thread; {@code iterate} is over all keys.
 * <pre>
 *   table:  key --> off-heap row: header | key | value               (hashed, checkpointable)
 *   map:    key --> Agrona's Long2LongHashMap, on-heap
 *   array:  key = index of a long[]                                  (what a hand-written job would do)
 * </pre>
 * Keys are the numbers from 0 on, as those of symbols are, in pseudo-random order: each as often as any other, or
 * <i>skewed</i>, half of the look-ups to a sixteenth of the keys. <i>Sparse</i> keys are numbers from all of the 64
 * bits, which are found by hash; a <i>pair</i> is a window's end and a number.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StateTable {
    private static final long STRIDE = 0x9E37_79B9_7F4A_7C15L;
    private static final long WINDOW_END = 1_700_000_000_000_000_000L;

    @Param({"1000", "1000000", "10000000"})
    private int keys;

    private long counter;

    /** A table by number. */
    @State(Scope.Thread)
    public static class Numbers {
        private KeyedTable table;

        /** Fills it. */
        @Setup
        public void fill(final StateTable bench) {
            table = new KeyedTable("numbers", new StateLayout(Long.BYTES, Long.BYTES, 0), bench.keys);
            for (int i = 0; i < bench.keys; i++) {
                put(table, table.findOrAdd(i), i);
            }
        }

        /** Gives its memory back. */
        @TearDown
        public void close() {
            table.close();
        }
    }

    /** A table by number from all of the 64 bits. */
    @State(Scope.Thread)
    public static class Sparse {
        private KeyedTable table;

        /** Fills it. */
        @Setup
        public void fill(final StateTable bench) {
            table = new KeyedTable("sparse", new StateLayout(Long.BYTES, Long.BYTES, 0), bench.keys);
            for (int i = 0; i < bench.keys; i++) {
                put(table, table.findOrAdd(i * STRIDE), i);
            }
        }

        /** Gives its memory back. */
        @TearDown
        public void close() {
            table.close();
        }
    }

    /** A table by window end and number. */
    @State(Scope.Thread)
    public static class Pairs {
        private KeyedTable table;

        /** Fills it. */
        @Setup
        public void fill(final StateTable bench) {
            table = new KeyedTable("pairs", new StateLayout(2 * Long.BYTES, Long.BYTES, 0), bench.keys);
            for (int i = 0; i < bench.keys; i++) {
                put(table, table.findOrAdd(WINDOW_END, i), i);
            }
        }

        /** Gives its memory back. */
        @TearDown
        public void close() {
            table.close();
        }
    }

    /** A map and an array by number. */
    @State(Scope.Thread)
    public static class Heap {
        private Long2LongHashMap map;
        private long[] array;

        /** Fills both. */
        @Setup
        public void fill(final StateTable bench) {
            map = new Long2LongHashMap(bench.keys * 2, 0.6f, -1);
            array = new long[bench.keys];
            for (int i = 0; i < bench.keys; i++) {
                map.put(i, i);
                array[i] = i;
            }
        }
    }

    private long nextKey() {
        counter += STRIDE;
        return (counter >>> 32) * keys >>> 32;
    }

    /** The fourth power of a number from 0 to 1 lies below a sixteenth half of the time. */
    private long nextSkewedKey() {
        counter += STRIDE;
        final long square = (counter >>> 32) * (counter >>> 32) >>> 32;
        return (square * square >>> 32) * keys >>> 32;
    }

    private static int put(final KeyedTable table, final int row, final long value) {
        table.touch(row);
        final MemoryWindow at = table.at(row);
        at.putLong(table.layout().valueOffset(), value);
        return row;
    }

    private static long get(final KeyedTable table, final int row) {
        return table.at(row).getLong(table.layout().valueOffset());
    }

    /** Looks a key up and reads its value. */
    @Benchmark
    public long tableGet(final Numbers numbers) {
        return get(numbers.table, numbers.table.find(nextKey()));
    }

    /** The same where few keys are asked for often. */
    @Benchmark
    public long tableGetSkewed(final Numbers numbers) {
        return get(numbers.table, numbers.table.find(nextSkewedKey()));
    }

    /** The same in a map. */
    @Benchmark
    public long mapGet(final Heap heap) {
        return heap.map.get(nextKey());
    }

    /** The same in an array. */
    @Benchmark
    public long arrayGet(final Heap heap) {
        return heap.array[(int) nextKey()];
    }

    /** Changes a key's value, noted for the next checkpoint. */
    @Benchmark
    public int tablePut(final Numbers numbers) {
        return put(numbers.table, numbers.table.findOrAdd(nextKey()), counter);
    }

    /** The same by a key of two words. */
    @Benchmark
    public int tablePutPair(final Pairs pairs) {
        return put(pairs.table, pairs.table.findOrAdd(WINDOW_END, nextKey()), counter);
    }

    /** The same by a key that is no small number. */
    @Benchmark
    public int tablePutSparse(final Sparse sparse) {
        return put(sparse.table, sparse.table.findOrAdd(nextKey() * STRIDE), counter);
    }

    /** The same in a map. */
    @Benchmark
    public long mapPut(final Heap heap) {
        return heap.map.put(nextKey(), counter);
    }

    /** The same in an array. */
    @Benchmark
    public long arrayPut(final Heap heap) {
        return heap.array[(int) nextKey()] = counter;
    }

    /** Adds up all values. */
    @Benchmark
    public long tableIterate(final Numbers numbers) {
        final KeyedTable table = numbers.table;
        long sum = 0;
        for (int row = table.nextRow(KeyedTable.ABSENT); row != KeyedTable.ABSENT; row = table.nextRow(row)) {
            sum += get(table, row);
        }
        return sum;
    }

    /** The same in a map. */
    @Benchmark
    public long mapIterate(final Heap heap) {
        final long[] sum = new long[1];
        heap.map.forEachLong((key, value) -> sum[0] += value);
        return sum[0];
    }

    /** The same in an array. */
    @Benchmark
    public long arrayIterate(final Heap heap) {
        long sum = 0;
        for (final long value : heap.array) {
            sum += value;
        }
        return sum;
    }
}
