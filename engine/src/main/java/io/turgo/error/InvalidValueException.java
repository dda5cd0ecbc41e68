package io.turgo.error;

/**
 * A value that cannot be what its field declares, e.g. text that is no decimal. The record is as it was, so that a
 * source may refuse this input and go on with the next.
 */
public final class InvalidValueException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    /** @param message which value, which field, and what would do */
    public InvalidValueException(String message) {
        super(message);
    }
}
