package io.turgo.sql.text;

/** Stops the work on a statement: what is wrong with it, and where. Caught where the next statement begins. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String hint;

    /**
     * @param place   where, or null if only the statement is known
     * @param message what is wrong
     * @param hint    what to do about it, or null
     */
    public Refusal(Place place, String message, String hint) {
        super(message);
        this.place = place;
        this.hint = hint;
    }

    /** Where; null if only the statement is known. */
    public Place place() {
        return place;
    }

    /** What to do about it, or null. */
    public String hint() {
        return hint;
    }
}
