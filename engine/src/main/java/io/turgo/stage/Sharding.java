package io.turgo.stage;

import java.util.List;

/**
 * How the rows of an operator may be spread over several copies of its stage, each on a thread of its own. Every copy
 * gets all watermarks, ticks and changes of reference tables, and each row goes through one of them.
 *
 * @param mode how
 * @param keys the fields of the rows that come in by whose values they are spread; empty unless spread by key
 */
public record Sharding(Mode mode, List<String> keys) {
    private static final Sharding NONE = new Sharding(Mode.NONE, List.of());
    private static final Sharding ANY = new Sharding(Mode.ANY, List.of());

    /** How rows may be spread. */
    public enum Mode {
        /** Not at all. */
        NONE,
        /** By key. */
        KEYS,
        /** In any way. */
        ANY
    }

    /** One stage must see all rows. */
    public static Sharding none() {
        return NONE;
    }

    /**
     * It does not matter which copy a row goes through: what becomes of it follows from the row itself and from
     * reference tables. The stage makes new rows of rows only, not on watermarks, ticks or reference changes. The state
     * of one copy is that of all.
     */
    public static Sharding any() {
        return ANY;
    }

    /**
     * Rows that are alike in these fields (nulls are alike, and 0.0 and -0.0) must go through the same copy, and those
     * of different keys know nothing of each other. On watermarks, ticks and reference changes the stage makes new
     * rows in ascending order of their event time and {@link Cause#arrival arrival}, and gives the latter to
     * {@link Outlet#emit(long)}; several of one key that have the same are numbered
     * ({@link Outlet#emit(long, int)}). The state's hash is the sum over all keys, 0 for none. Without a field one
     * stage must see all rows.
     */
    public static Sharding by(List<String> keys) {
        return keys.isEmpty() ? NONE : new Sharding(Mode.KEYS, List.copyOf(keys));
    }
}
