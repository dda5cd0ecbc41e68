package io.turgo.connectors.datagen;

import io.turgo.connectors.generator.GeneratorSource;
import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.OptionType;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.spi.TableSource;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.SystemNanoClock;

/** Tables whose rows are made up. */
public final class DatagenConnector implements TableConnector {
    static final String RATE = "rows-per-second";
    private static final String ROWS = "number-of-rows";
    private static final String SEED = "seed";
    private static final long MOST_RATE = 1_000_000_000L;
    private static final ConnectorSpec SPEC = new ConnectorSpec("datagen",
        "Rows made up by rule. But for times that are taken from the clock, a value follows from the seed, the row's "
            + "number and the column alone: the same rows everywhere and after each restart.", List.of(
        OptionSpec.of(RATE, OptionType.LONG, "How many rows are made per second.").orElse("10000"),
        OptionSpec.of(ROWS, OptionType.LONG, "How many rows are made in all; without it, and without a sequence, the "
            + "table has no end."),
        OptionSpec.of(SEED, OptionType.LONG, "What random values are made from.").orElse("0"),
        OptionSpec.of(FieldRule.KIND, OptionType.oneOf("random", "sequence"), "How the values of a column are made.")
            .orElse("random"),
        OptionSpec.of(FieldRule.MIN, OptionType.TEXT, "The least random number; by default the least of the type, 0 "
            + "for DOUBLE, DECIMAL, and a BIGINT with the other bound."),
        OptionSpec.of(FieldRule.MAX, OptionType.TEXT, "The largest random number; by default the largest of the type, "
            + "1 for DOUBLE, 2^62 - 1 for a BIGINT with the other bound."),
        OptionSpec.of(FieldRule.MAX_PAST, OptionType.DURATION, "How long ago a random time may be; it is counted from "
            + "the clock.").orElse("0 s"),
        OptionSpec.of(FieldRule.LENGTH, OptionType.INT, "The length of a random text.").orElse("100"),
        OptionSpec.of(FieldRule.VALUES, OptionType.TEXT, "Texts of which one is chosen, separated by commas, in place "
            + "of random ones; for a column that is a key."),
        OptionSpec.of(FieldRule.NULL_RATE, OptionType.TEXT, "The part of the rows in which the column is null, 0 to 1.")
            .orElse("0"),
        OptionSpec.of(FieldRule.START, OptionType.TEXT, "The first of a sequence: a whole number, or for a time a time "
            + "such as 2024-01-01 00:00:00."),
        OptionSpec.of(FieldRule.END, OptionType.LONG, "The last of a sequence of numbers; the table ends with it."),
        OptionSpec.of(FieldRule.STEP, OptionType.DURATION, "The distance of two times of a sequence; by default that "
            + "of two rows.")), List.of(),
        Map.of(Role.SOURCE, "exactly once: goes on with the row behind the last journaled one"));

    @Override
    public ConnectorSpec spec() {
        return SPEC;
    }

    @Override
    public TableSource source(TableDefinition table) {
        final Options options = table.options();
        final long rate = inRange(options, RATE, 1, MOST_RATE);
        long rows = options.has(ROWS) ? inRange(options, ROWS, 0, Long.MAX_VALUE) : Long.MAX_VALUE;
        for (final TableColumn column : table.columns()) {
            rows = Math.min(rows, new FieldRule(options, column).rows());
        }
        GeneratorSource source = GeneratorSource.of(rows, options.int64(SEED));
        for (final TableColumn column : table.columns()) {
            source = source.field(column.name(), new FieldRule(options, column).values());
        }
        return TableSource.of(source.paced(rate, SystemNanoClock.INSTANCE::nanoTime,
            new BackoffIdleStrategy(1, 1, 1000, 1_000_000)), rows < Long.MAX_VALUE);
    }

    private static long inRange(Options options, String name, long least, long most) {
        final long value = options.int64(name);
        if (value < least || value > most) {
            throw new OptionException(name, "option `" + name + "`: " + value + " is not in " + least + ".." + most
                + "; correct it");
        }
        return value;
    }
}
