package io.turgo.engine;

/**
 * Sets a record's fields from an object of the publishing program. A lambda that captures nothing is one object for
 * good, so that publishing through it allocates nothing.
 *
 * @param <T> the publisher's view of the record
 * @param <A> what the record is made from
 */
@FunctionalInterface
public interface Translator<T, A> {
    /**
     * Sets the fields. What is thrown gives the record back and goes to the caller of the publisher.
     *
     * @param record empty, and good during the call only
     */
    void translate(T record, A from);
}
