package io.turgo.counters;

import io.turgo.error.Redaction;

/** Stands for an error whose messages, or those of its causes, have secrets in them; suppressed ones are left out. */
final class RedactedError extends Throwable {
    private static final long serialVersionUID = 1L;

    private static final int MOST_CAUSES = 16;

    private final String text;

    private RedactedError(Throwable error, int depth) {
        super(Redaction.redacted(String.valueOf(error.getMessage())), cause(error, depth));
        text = Redaction.redacted(error.toString());
        setStackTrace(error.getStackTrace());
    }

    /** The error itself, where it has no secrets. */
    static Throwable of(Throwable error) {
        Throwable each = error;
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
            if (!Redaction.redacted(each.toString()).equals(each.toString()) || each.getSuppressed().length > 0) {
                return new RedactedError(error, 0);
            }
            each = each.getCause();
        }
        return error;
    }

    private static Throwable cause(Throwable error, int depth) {
        return error.getCause() == null || depth == MOST_CAUSES ? null : new RedactedError(error.getCause(), depth + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
