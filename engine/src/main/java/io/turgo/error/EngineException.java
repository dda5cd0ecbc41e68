package io.turgo.error;

/** The engine cannot go on: a stage failed, the journal is damaged, I/O failed. Nothing is released after it. */
public class EngineException extends TurgoException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and what to do about it */
    public EngineException(String message) {
        super(message, null);
    }

    /**
     * @param message what is wrong and what to do about it
     * @param cause   the underlying error
     */
    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public int exitCode() {
        return 3;
    }
}
