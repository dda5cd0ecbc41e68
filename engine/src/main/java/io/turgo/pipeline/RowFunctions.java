package io.turgo.pipeline;

import io.turgo.decimal.Decimal;

/**
 * The shapes of the lambdas that a pipeline takes. None boxes; each is called by the stage's own thread with a view
 * that is valid during the call only. They must be deterministic functions of the view. On a sharded thread plan
 * several threads call the same lambda at once, each with a view of its own: it must not change what it captures.
 */
public final class RowFunctions {
    private RowFunctions() {
    }

    /** Whether a row goes on. */
    @FunctionalInterface
    public interface Test<T> {
        /** Looks at a row. */
        boolean test(T row);
    }

    /** Changes a row in place. */
    @FunctionalInterface
    public interface Update<T> {
        /** Sets fields of the row. */
        void update(T row);
    }

    /** Gives a long: an INT64 or TIMESTAMP. */
    @FunctionalInterface
    public interface ToLong<T> {
        /** Looks at a row. */
        long apply(T row);
    }

    /** Gives a FLOAT64. */
    @FunctionalInterface
    public interface ToDouble<T> {
        /** Looks at a row. */
        double apply(T row);
    }

    /** Gives a DECIMAL. */
    @FunctionalInterface
    public interface ToDecimal<T> {
        /** Puts the value into {@code result}; it is then rounded HALF_UP, once, to the field's scale. */
        void apply(T row, Decimal result);
    }
}
