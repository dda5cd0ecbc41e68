package io.turgo.bench.simulation;

/** Something happened in a simulation that must not. */
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }

    Violation(String what, Throwable cause) {
        super(what + ": " + cause, cause);
    }
}
