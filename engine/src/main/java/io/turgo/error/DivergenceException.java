package io.turgo.error;

/** A replay that came to something else than expected; the message names the first difference. */
public final class DivergenceException extends TurgoException {
    private static final long serialVersionUID = 1L;

    /** @param message where the two part, and both values */
    public DivergenceException(String message) {
        super(message, null);
    }

    @Override
    public int exitCode() {
        return 1;
    }
}
