package io.turgo.error;

/** The machine refuses: a directory is locked or not writable, a disk is full, a JDK flag is missing. */
public class EnvironmentException extends TurgoException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and what to do about it */
    public EnvironmentException(String message) {
        super(message, null);
    }

    /**
     * @param message what is wrong and what to do about it
     * @param cause   the underlying error
     */
    public EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public int exitCode() {
        return 2;
    }
}
