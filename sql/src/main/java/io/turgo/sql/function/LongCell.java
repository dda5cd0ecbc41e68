package io.turgo.sql.function;

/** Where a function puts a whole number that it may or may not have. Belongs to one thread. */
public final class LongCell {
    /** The number. */
    public long value;

    /** Puts the number, and says that there is one. */
    public boolean set(long number) {
        value = number;
        return true;
    }
}
