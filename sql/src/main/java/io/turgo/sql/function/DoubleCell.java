package io.turgo.sql.function;

/** Where a function puts a double that it may or may not have. Belongs to one thread. */
public final class DoubleCell {
    /** The number. */
    public double value;

    /** Puts the number, and says that there is one. */
    public boolean set(double number) {
        value = number;
        return true;
    }
}
