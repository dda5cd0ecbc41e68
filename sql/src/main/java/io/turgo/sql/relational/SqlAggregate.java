package io.turgo.sql.relational;

import io.turgo.operators.aggregate.AggregateFunction;
import java.util.List;

/**
 * An aggregate function of your own for SQL, found by {@link java.util.ServiceLoader}: a class with a constructor
 * without arguments, named in {@code META-INF/services/io.turgo.sql.relational.SqlAggregate}. Stateless; any thread.
 */
public interface SqlAggregate {
    /** How it is called in SQL; upper and lower case are the same. */
    String name();

    /** How it is called, with its arguments, for messages and documentation: {@code GEOMETRIC_MEAN(number)}. */
    String signature();

    /** What it gives, in a sentence. */
    String summary();

    /** How many arguments it takes. */
    int arguments();

    /**
     * The function of those fields. Its result has one field, whose type is that of the call.
     *
     * @throws io.turgo.error.ConfigurationException from {@link AggregateFunction#results} if it does not take fields
     *                                               of their types
     */
    AggregateFunction of(List<String> fields);
}
