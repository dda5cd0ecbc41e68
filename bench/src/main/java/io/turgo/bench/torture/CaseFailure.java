package io.turgo.bench.torture;

/** A case has not ended as it must. */
final class CaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what happened, and what should have */
    CaseFailure(String message) {
        super(message);
    }
}
