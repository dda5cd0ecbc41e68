package io.turgo.bench.torture.verifier;

/** An output is not what it must be. */
final class Difference extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message where, what is there, and what must be */
    Difference(String message) {
        super(message);
    }
}
