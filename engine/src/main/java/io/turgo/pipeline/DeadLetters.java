package io.turgo.pipeline;

import io.turgo.record.Field;
import io.turgo.record.Schema;

/** The rows that input becomes which could not be decoded. */
public final class DeadLetters {
    /** The name of the stream of dead letters, and of their schema. */
    public static final String NAME = "dead-letters";
    /** The most that is kept of a dead letter's source, reason and raw input, in bytes of UTF-8 each. */
    public static final int MAX_TEXT_BYTES = 1024;
    /** The most bytes that all of a dead letter's strings take. */
    public static final int MAX_STRING_BYTES = 3 * MAX_TEXT_BYTES;
    /** {@code source}, {@code position} in it, {@code reason}, and the {@code raw} input as text. */
    public static final Schema SCHEMA = Schema.named(NAME)
        .string("source").int64("position").string("reason").field(Field.string("raw")).build();

    private DeadLetters() {
    }
}
