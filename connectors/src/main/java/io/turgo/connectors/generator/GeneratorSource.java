package io.turgo.connectors.generator;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * Publishes a number of rows whose values follow from the seed, the row's number and the field alone: the same on every
 * machine and JDK, and from any row on. The position of a row is its number, from 0. Immutable.
 *
 * <p>The random bits are those of SplitMix64 (G. Steele, D. Lea, C. Flood, Fast Splittable Pseudorandom Number
 * Generators, 2014), called out of order.
 */
public final class GeneratorSource implements Source {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long rowCount;
    private final long seed;
    private final Map<String, Values> fields;
    private final Pace pace;

    private GeneratorSource(long rowCount, long seed, Map<String, Values> fields, Pace pace) {
        this.rowCount = rowCount;
        this.seed = seed;
        this.fields = fields;
        this.pace = pace;
    }

    /** When rows are due. */
    private record Pace(long rowsPerSecond, LongSupplier nanoClock, IdleStrategy idle) {
        /** Nanoseconds from the first row to this one. */
        long offsetNs(long rows) {
            return rows / rowsPerSecond * NANOS_PER_SECOND + rows % rowsPerSecond * NANOS_PER_SECOND / rowsPerSecond;
        }
    }

    /**
     * So many rows, as fast as they are taken.
     *
     * @param rowCount not negative
     */
    public static GeneratorSource of(long rowCount, long seed) {
        if (rowCount < 0) {
            throw new ConfigurationException("rowCount=" + rowCount + " is negative");
        }
        return new GeneratorSource(rowCount, seed, Map.of(), null);
    }

    /** How the values of a field are made; a nullable field without is null. */
    public GeneratorSource field(String name, Values values) {
        final Map<String, Values> more = new LinkedHashMap<>(fields);
        more.put(name, values);
        return new GeneratorSource(rowCount, seed, more, pace);
    }

    /**
     * Rows at a fixed rate from the start of the run on; latency is counted from when a row was due.
     *
     * @param rowsPerSecond 1 to 1,000,000,000
     * @param nanoClock     the clock of {@link System#nanoTime}
     * @param idle          what to do until a row is due
     */
    public GeneratorSource paced(long rowsPerSecond, LongSupplier nanoClock, IdleStrategy idle) {
        if (rowsPerSecond < 1 || rowsPerSecond > NANOS_PER_SECOND) {
            throw new ConfigurationException("rowsPerSecond=" + rowsPerSecond + " is not in 1.." + NANOS_PER_SECOND);
        }
        return new GeneratorSource(rowCount, seed, fields, new Pace(rowsPerSecond, nanoClock, idle));
    }

    @Override
    public void run(SourceContext context) {
        final GeneratedCell[] cells = cells(context);
        final long first = context.resumePosition() + 1;
        final long startNs = pace == null ? 0 : pace.nanoClock().getAsLong();
        for (long number = first; number < rowCount; number++) {
            final long dueNs = pace == null ? 0 : startNs + pace.offsetNs(number - first);
            if (!awaitDue(context, dueNs)) {
                return;
            }
            publish(context.publisher(), cells, number, dueNs);
        }
    }

    private GeneratedCell[] cells(SourceContext context) {
        for (final Column column : context.rows().columns().values()) {
            if (!fields.containsKey(column.name()) && !column.field().nullable()) {
                throw new ConfigurationException("source `" + context.name() + "` generates no values for field `"
                    + column.name() + "`, name some or make it nullable");
            }
        }
        return fields.entrySet().stream()
            .map(each -> GeneratedCell.of(context.rows().column(each.getKey()), each.getValue(), context.symbols()))
            .toArray(GeneratedCell[]::new);
    }

    private boolean awaitDue(SourceContext context, long dueNs) {
        if (pace != null) {
            pace.idle().reset();
            while (context.running() && pace.nanoClock().getAsLong() - dueNs < 0) {
                pace.idle().idle();
            }
        }
        return context.running();
    }

    private void publish(RowPublisher publisher, GeneratedCell[] cells, long number, long dueNs) {
        final Row row = publisher.claim();
        for (int i = 0; i < cells.length; i++) {
            cells[i].set(row, number, mix(seed + GOLDEN * (number * cells.length + i + 1)));
        }
        if (pace == null) {
            publisher.commit(number);
        } else {
            publisher.commit(number, dueNs);
        }
    }

    /** The bits of a state. */
    static long mix(long state) {
        final long first = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        final long second = (first ^ first >>> 27) * 0x94D049BB133111EBL;
        return second ^ second >>> 31;
    }
}
