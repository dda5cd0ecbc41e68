package io.turgo.error;

/** The root of all errors that Turgo raises on purpose; its message is meant to be shown to a user as it stands. */
public abstract class TurgoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to do about it
     * @param cause   the underlying error, or null
     */
    protected TurgoException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The exit code of a process that ends with this error: 1 user error, 2 environment, 3 engine failure. */
    public abstract int exitCode();
}
