package io.turgo.bench.jmh;

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
 * A long by a long key, keys in pseudo-random order, on one thread; {@code iterate} is over all keys.
 * <pre>
 *   table:  key --> index --> off-heap row: header | key | value     (hashed, checkpointable)
 *   map:    key --> Agrona's Long2LongHashMap, on-heap
 *   array:  key = index of a long[]                                  (what a hand-written job would do)
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StateTable {
    private static final long STRIDE = 0x9E37_79B9_7F4A_7C15L;

    @Param({"1000", "1000000"})
    private int keys;

    private KeyedTable table;
    private Long2LongHashMap map;
    private long[] array;
    private long counter;

    /** Fills all three. */
    @Setup
    public void fill() {
        table = new KeyedTable("bench", new StateLayout(Long.BYTES, Long.BYTES, 0), keys);
        map = new Long2LongHashMap(keys * 2, 0.6f, -1);
        array = new long[keys];
        for (int i = 0; i < keys; i++) {
            final int row = table.findOrAdd(i);
            table.rowBuffer(row).putLong(table.valueOffset(row), i);
            map.put(i, i);
            array[i] = i;
        }
    }

    /** Gives the table's memory back. */
    @TearDown
    public void close() {
        table.close();
    }

    private long nextKey() {
        counter += STRIDE;
        return (counter >>> 32) * keys >>> 32;
    }

    /** Looks a key up and reads its value. */
    @Benchmark
    public long tableGet() {
        final int row = table.find(nextKey());
        return table.rowBuffer(row).getLong(table.valueOffset(row));
    }

    /** The same in a map. */
    @Benchmark
    public long mapGet() {
        return map.get(nextKey());
    }

    /** The same in an array. */
    @Benchmark
    public long arrayGet() {
        return array[(int) nextKey()];
    }

    /** Changes a key's value, noted for the next checkpoint. */
    @Benchmark
    public int tablePut() {
        final int row = table.findOrAdd(nextKey());
        table.touch(row);
        table.rowBuffer(row).putLong(table.valueOffset(row), counter);
        return row;
    }

    /** The same in a map. */
    @Benchmark
    public long mapPut() {
        return map.put(nextKey(), counter);
    }

    /** The same in an array. */
    @Benchmark
    public long arrayPut() {
        return array[(int) nextKey()] = counter;
    }

    /** Adds up all values. */
    @Benchmark
    public long tableIterate() {
        long sum = 0;
        for (int row = table.nextRow(KeyedTable.ABSENT); row != KeyedTable.ABSENT; row = table.nextRow(row)) {
            sum += table.rowBuffer(row).getLong(table.valueOffset(row));
        }
        return sum;
    }

    /** The same in a map. */
    @Benchmark
    public long mapIterate() {
        final long[] sum = new long[1];
        map.forEachLong((key, value) -> sum[0] += value);
        return sum[0];
    }

    /** The same in an array. */
    @Benchmark
    public long arrayIterate() {
        long sum = 0;
        for (final long value : array) {
            sum += value;
        }
        return sum;
    }
}
