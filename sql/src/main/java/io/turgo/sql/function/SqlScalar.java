package io.turgo.sql.function;

import io.turgo.record.Field;

/**
 * A scalar function of your own for SQL, found by {@link java.util.ServiceLoader}: a public class with a constructor
 * without arguments, named in {@code META-INF/services/io.turgo.sql.function.SqlScalar}.
 *
 * <p>What it computes are its public static methods {@value #METHOD}, one for each list of arguments. Expressions call
 * them straight, with values as they stand in the row, so that nothing is boxed:
 * <ul>
 * <li>{@code boolean}, {@code int}, {@code long}, {@code double} and {@link io.turgo.decimal.Decimal} for truth values
 * and numbers, wider ones for narrower ones; {@link TextValue} for a text; {@code long} also for a TIMESTAMP, in epoch
 * nanoseconds, and {@code int} for a DATE, in epoch days, or a TIME, in milliseconds of the day. Arguments are only
 * read.
 * <li>Any other public class with a public constructor without arguments for an object that belongs to this place of
 * the expression and its thread, from one row to the next: memory to work in, never state that results depend on.
 * <li>Last, if the result is a text or a decimal, or may be NULL, what it is put into: a {@link LongCell} for truth
 * values, whole numbers and times, a {@link DoubleCell}, a TextValue, which is to be cleared first, or a Decimal. The
 * method then returns whether there is a result; else it returns the result itself.
 * </ul>
 *
 * <p>A method is not called where an argument is NULL; the result is NULL then. Each of the engine's threads may call
 * it. The same arguments have to give the same result at any time, since what is journaled is computed again, and a
 * method should allocate nothing. What it throws stops the pipeline.
 */
public interface SqlScalar {
    /** The name of the methods. */
    String METHOD = "eval";

    /** How it is called in SQL; upper and lower case are the same. */
    String name();

    /** How it is called, with its arguments, for messages and documentation: {@code DISTANCE(number, number)}. */
    String signature();

    /** What it gives, in a sentence. */
    String summary();

    /** The type of its result, e.g. {@code Field.decimal("result", 18, 2)}; a decimal without room there is NULL. */
    Field result();

    /** Another number whenever results change: a pipeline then does not go on as the same one by itself. */
    default int version() {
        return 1;
    }
}
