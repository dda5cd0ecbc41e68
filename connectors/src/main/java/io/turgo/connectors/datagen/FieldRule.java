package io.turgo.connectors.datagen;

import io.turgo.connectors.generator.Values;
import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.record.Field;
import io.turgo.record.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.agrona.concurrent.SystemEpochNanoClock;

/** How the values of a column are made, by the options. */
final class FieldRule {
    static final String KIND = "fields.#.kind";
    static final String MIN = "fields.#.min";
    static final String MAX = "fields.#.max";
    static final String MAX_PAST = "fields.#.max-past";
    static final String LENGTH = "fields.#.length";
    static final String VALUES = "fields.#.values";
    static final String NULL_RATE = "fields.#.null-rate";
    static final String START = "fields.#.start";
    static final String END = "fields.#.end";
    static final String STEP = "fields.#.step";
    private static final int MOST_LENGTH = 64 * 1024;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int MILLIS_PER_DAY = 86_400_000;

    private final Options options;
    private final TableColumn column;
    private final Type type;

    FieldRule(Options options, TableColumn column) {
        this.options = options;
        this.column = column;
        type = column.field().type();
    }

    private boolean has(String pattern) {
        return options.has(name(pattern));
    }

    private String name(String pattern) {
        return pattern.replace("#", column.name());
    }

    private String text(String pattern) {
        return options.text(has(pattern) ? name(pattern) : pattern);
    }

    private boolean isSequence() {
        return options.word(has(KIND) ? name(KIND) : KIND).equals("sequence");
    }

    /** How many rows there are values for. */
    long rows() {
        if (!isSequence() || type == Type.TIMESTAMP || column.kind() == Kind.CONSTANT) {
            return Long.MAX_VALUE;
        }
        final long first = whole(START);
        final long last = whole(END);
        if (last < first) {
            throw new OptionException(name(END), "option `" + name(END) + "`: end=" + last + " < start=" + first
                + "; correct one of them");
        }
        return Math.addExact(Math.subtractExact(last, first), 1);
    }

    private long whole(String pattern) {
        if (!has(pattern)) {
            throw new OptionException(name(KIND), "column `" + column.name() + "` is a sequence, which needs the "
                + "options `" + name(START) + "` and `" + name(END) + "`");
        }
        try {
            return Long.parseLong(text(pattern).strip());
        } catch (final NumberFormatException e) {
            throw malformed(pattern, "a whole number");
        }
    }

    private OptionException malformed(String pattern, String what) {
        return new OptionException(name(pattern), "option `" + name(pattern) + "`: `" + text(pattern) + "` is not "
            + what + "; correct it");
    }

    /** The rule. */
    Values values() {
        if (column.kind() == Kind.CONSTANT) {
            return Values.choice(column.detail());
        }
        final Values values = isSequence() ? sequence() : random();
        final double rate = nullRate();
        return rate == 0 ? values : Values.withNulls(rate, values);
    }

    private double nullRate() {
        try {
            final double rate = Double.parseDouble(text(NULL_RATE));
            if (rate >= 0 && rate <= 1 && (rate == 0 || column.field().nullable())) {
                return rate;
            }
        } catch (final NumberFormatException e) {
            throw malformed(NULL_RATE, "a number from 0 to 1");
        }
        throw malformed(NULL_RATE, column.field().nullable() ? "a number from 0 to 1"
            : "0, but the column is NOT NULL");
    }

    private Values sequence() {
        if (type == Type.BOOLEAN) {
            throw new OptionException(name(KIND), "option `" + name(KIND) + "`: column `" + column.name()
                + "` is BOOLEAN, which has no sequence; choose random");
        }
        if (type != Type.TIMESTAMP) {
            return Values.steps(whole(START), 1);
        }
        final Duration step = has(STEP) ? options.duration(name(STEP))
            : Duration.ofNanos(NANOS_PER_SECOND / options.int64(DatagenConnector.RATE));
        return Values.times(start().toInstant(ZoneOffset.UTC), step);
    }

    private LocalDateTime start() {
        if (!has(START)) {
            throw new OptionException(name(KIND), "column `" + column.name()
                + "` is a sequence of times, which needs the option `" + name(START) + '`');
        }
        try {
            return LocalDateTime.parse(text(START).strip().replace(' ', 'T'));
        } catch (final DateTimeParseException e) {
            throw malformed(START, "a time such as 2024-01-01 00:00:00");
        }
    }

    private Values random() {
        return switch (type) {
            case BOOLEAN -> Values.coin();
            case TIMESTAMP -> Values.past(options.duration(has(MAX_PAST) ? name(MAX_PAST) : MAX_PAST),
                SystemEpochNanoClock.INSTANCE::nanoTime);
            case SYMBOL, STRING -> has(VALUES) ? Values.choice(text(VALUES).split(",", -1)) : Values.text(length());
            case INT32, INT64 -> has(MIN) || has(MAX) || column.meaning() != Meaning.PLAIN ? uniform() : Values.any();
            case FLOAT64, DECIMAL -> uniform();
        };
    }

    private int length() {
        final int length = options.int32(has(LENGTH) ? name(LENGTH) : LENGTH);
        if (length < 0 || length > MOST_LENGTH) {
            throw malformed(LENGTH, "a length from 0 to " + MOST_LENGTH);
        }
        return length;
    }

    private Values uniform() {
        final BigDecimal least = bound(MIN, least());
        final BigDecimal most = bound(MAX, most());
        if (least.compareTo(most) > 0) {
            throw new OptionException(name(has(MAX) ? MAX : MIN), "column `" + column.name() + "`: min="
                + least.toPlainString() + " > max=" + most.toPlainString() + "; correct one of them");
        }
        return Values.uniform(least.toPlainString(), most.toPlainString());
    }

    private BigDecimal bound(String pattern, BigDecimal missing) {
        try {
            return has(pattern) ? new BigDecimal(text(pattern).strip()) : missing;
        } catch (final NumberFormatException e) {
            throw malformed(pattern, "a number");
        }
    }

    private BigDecimal least() {
        return BigDecimal.valueOf(switch (column.meaning()) {
            case TINYINT -> Byte.MIN_VALUE;
            case SMALLINT -> Short.MIN_VALUE;
            case DATE, TIME -> 0;
            default -> type == Type.INT32 ? Integer.MIN_VALUE : 0;
        });
    }

    private BigDecimal most() {
        final Field field = column.field();
        if (type == Type.DECIMAL) {
            final int digits = Math.min(field.precision(), Field.LONG_PRECISION);
            return BigDecimal.TEN.pow(digits).subtract(BigDecimal.ONE).movePointLeft(field.scale());
        }
        return BigDecimal.valueOf(switch (column.meaning()) {
            case TINYINT -> Byte.MAX_VALUE;
            case SMALLINT -> Short.MAX_VALUE;
            case DATE -> Short.MAX_VALUE;
            case TIME -> MILLIS_PER_DAY - 1;
            default -> type == Type.INT32 ? Integer.MAX_VALUE : type == Type.INT64 ? (1L << 62) - 1 : 1;
        });
    }
}
