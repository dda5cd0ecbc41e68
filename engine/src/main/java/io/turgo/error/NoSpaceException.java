package io.turgo.error;

/**
 * A disk is full. Nothing of what was asked for has been done, and the same call succeeds once there is room: a state
 * and not a failure.
 */
public final class NoSpaceException extends EnvironmentException {
    private static final long serialVersionUID = 1L;

    /** @param message where there is no room, how much there is and is needed, and what to do about it */
    public NoSpaceException(String message) {
        super(message);
    }

    /**
     * @param message as above
     * @param cause   the underlying error
     */
    public NoSpaceException(String message, Throwable cause) {
        super(message, cause);
    }
}
