package io.turgo.engine;

/** Carries a sink's error past the stages that called the sink; its cause is what ends the engine. */
final class SinkFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SinkFailure(RuntimeException cause) {
        super(cause.getMessage(), cause, false, false);
    }
}
