package io.turgo.connectors.generator;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.symbol.SymbolDictionary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sets one field of generated rows. Belongs to one thread; allocates nothing. */
abstract class GeneratedCell {
    /** The largest distance of two bounds, in units of the last digit. */
    private static final long MOST_SPAN = 1L << 62;
    private static final double UNIT_53 = 0x1p-53;

    /** The field. */
    final Column column;

    GeneratedCell(Column column) {
        this.column = column;
    }

    /**
     * Sets the field.
     *
     * @param number of the row, from 0
     * @param random 64 random bits of this row and field
     */
    abstract void set(Row row, long number, long random);

    /**
     * The cell of a field.
     *
     * @throws ConfigurationException if the field's type cannot have such values
     */
    static GeneratedCell of(Column column, Values values, SymbolDictionary symbols) {
        final Type type = column.type();
        if (values instanceof Values.Steps steps && (isWhole(type) || type == Type.TIMESTAMP)) {
            return new StepsCell(column, steps);
        }
        if (values instanceof Values.Steps steps && type != Type.BOOLEAN) {
            return new SequenceCell(column, steps, symbols);
        }
        if (values instanceof Values.WithNulls some && column.field().nullable()) {
            return new NullCell(of(column, some.values(), symbols), some.rate());
        }
        if (values instanceof Values.Past past && type == Type.TIMESTAMP) {
            return new PastCell(column, past);
        }
        if (values instanceof Values.Any && isWhole(type)) {
            return new DrawnCell(column);
        }
        return ofRange(column, values, symbols);
    }

    private static GeneratedCell ofRange(Column column, Values values, SymbolDictionary symbols) {
        final Type type = column.type();
        if (values instanceof Values.Uniform uniform && type == Type.FLOAT64) {
            return new DoubleCell(column, uniform);
        }
        if (values instanceof Values.Uniform uniform && (isWhole(type) || type == Type.DECIMAL)) {
            return new UniformCell(column, uniform);
        }
        if (values instanceof Values.Choice choice && (type == Type.SYMBOL || type == Type.STRING)) {
            return new ChoiceCell(column, choice, symbols);
        }
        if (values instanceof Values.Text text && (type == Type.SYMBOL || type == Type.STRING)) {
            return new TextCell(column, text, symbols);
        }
        if (values instanceof Values.Coin && type == Type.BOOLEAN) {
            return new CoinCell(column);
        }
        throw new ConfigurationException("field `" + column.name() + "` is " + column.field().typeName()
            + " and cannot have values of " + values + ", choose others");
    }

    private static boolean isWhole(Type type) {
        return type == Type.INT32 || type == Type.INT64;
    }

    private static void setWhole(Row row, Column column, long value) {
        if (column.type() == Type.INT32) {
            row.int32(column, (int) value);
        } else {
            row.int64(column, value);
        }
    }

    private static final class StepsCell extends GeneratedCell {
        private final long first;
        private final long step;

        StepsCell(Column column, Values.Steps steps) {
            super(column);
            first = steps.first();
            step = steps.step();
        }

        @Override
        void set(Row row, long number, long random) {
            setWhole(row, column, first + number * step);
        }
    }

    /** Numbers in units of the last digit. */
    private static final class UniformCell extends GeneratedCell {
        private final Decimal decimal = new Decimal();
        private final long least;
        private final long span;

        UniformCell(Column column, Values.Uniform bounds) {
            super(column);
            least = unscaled(bounds.least());
            span = unscaled(bounds.most()) - least + 1;
            if (span < 1 || span > MOST_SPAN) {
                throw new ConfigurationException("field `" + column.name() + "`: bounds " + bounds.least() + ".."
                    + bounds.most() + " hold no value or too many, correct them");
            }
        }

        private long unscaled(BigDecimal bound) {
            try {
                final BigDecimal scaled = bound.setScale(column.field().scale(), RoundingMode.UNNECESSARY);
                final long whole = scaled.unscaledValue().longValueExact();
                final boolean fits = switch (column.type()) {
                    case INT32 -> whole == (int) whole;
                    case DECIMAL -> scaled.precision() <= column.field().precision();
                    default -> true;
                };
                if (fits) {
                    return whole;
                }
            } catch (final ArithmeticException e) {
                throw new ConfigurationException(unfit(bound), e);
            }
            throw new ConfigurationException(unfit(bound));
        }

        private String unfit(BigDecimal bound) {
            return "field `" + column.name() + "`: bound " + bound + " is no " + column.field().typeName()
                + " within 64 bits, correct it";
        }

        @Override
        void set(Row row, long number, long random) {
            final long value = least + below(random, span);
            if (column.type() == Type.DECIMAL) {
                row.decimal(column, decimal.setUnscaled(value, column.field().scale()));
            } else {
                setWhole(row, column, value);
            }
        }
    }

    private static final class DoubleCell extends GeneratedCell {
        private final double least;
        private final double span;

        DoubleCell(Column column, Values.Uniform bounds) {
            super(column);
            least = bounds.least().doubleValue();
            span = bounds.most().doubleValue() - least;
        }

        @Override
        void set(Row row, long number, long random) {
            row.float64(column, least + span * ((random >>> 11) * UNIT_53));
        }
    }

    private static final class ChoiceCell extends GeneratedCell {
        private final byte[][] texts;
        private final int[] symbols;

        ChoiceCell(Column column, Values.Choice choice, SymbolDictionary dictionary) {
            super(column);
            final List<String> all = choice.texts();
            if (all.isEmpty()) {
                throw new ConfigurationException("field `" + column.name() + "` has no text to choose, name one");
            }
            texts = all.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
            symbols = column.type() == Type.SYMBOL ? all.stream().mapToInt(dictionary::intern).toArray() : null;
        }

        @Override
        void set(Row row, long number, long random) {
            final int chosen = (int) below(random, texts.length);
            if (symbols == null) {
                row.string(column, texts[chosen], 0, texts[chosen].length);
            } else {
                row.int32(column, symbols[chosen]);
            }
        }
    }

    private static final class CoinCell extends GeneratedCell {
        CoinCell(Column column) {
            super(column);
        }

        @Override
        void set(Row row, long number, long random) {
            row.bool(column, random < 0);
        }
    }

    /** A number from 0 to below the span, at most 2^62, by the high half of a product. */
    static long below(long random, long span) {
        final long bits = random >>> 1;
        return Math.multiplyHigh(bits, span) << 1 | bits * span >>> 63;
    }
}
