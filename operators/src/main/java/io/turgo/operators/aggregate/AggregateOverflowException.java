package io.turgo.operators.aggregate;

/** The result of an aggregate leaves the range of its type. The message names the aggregate and the values. */
public final class AggregateOverflowException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    AggregateOverflowException(Aggregate aggregate, ArithmeticException cause) {
        super("aggregate " + aggregate + " overflows: " + cause.getMessage());
        initCause(cause);
    }
}
