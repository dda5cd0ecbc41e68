package io.turgo.pipeline;

import io.turgo.record.Field;
import io.turgo.record.Schema;

/** The rows that input becomes which could not be decoded. */
public final class DeadLetters {
    /** The name of the stream of dead letters, and of their schema. */
    public static final String NAME = "dead-letters";
    /** The most of a dead letter's reason and of its raw input that is kept, in bytes of UTF-8 each. */
    public static final int MAX_TEXT_BYTES = 1024;
    /** The field that says what is wrong with the input. */
    public static final String REASON = "reason";
    /** {@code source}, {@code position} in it, {@code reason}, and the {@code raw} input as text. */
    public static final Schema SCHEMA = Schema.named(NAME)
        .string("source").int64("position").string(REASON).field(Field.string("raw")).build();

    private DeadLetters() {
    }
}
