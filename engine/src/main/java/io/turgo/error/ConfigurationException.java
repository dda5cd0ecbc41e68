package io.turgo.error;

/** What the caller asked for cannot be done: a schema, a setting, a plan or a file that the caller has to mend. */
public class ConfigurationException extends TurgoException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and what to do about it */
    public ConfigurationException(String message) {
        super(message, null);
    }

    /**
     * @param message what is wrong and what to do about it
     * @param cause   the underlying error
     */
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public int exitCode() {
        return 1;
    }
}
