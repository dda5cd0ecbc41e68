package io.turgo.sql;

import io.turgo.decimal.Decimal;
import io.turgo.record.Field;
import io.turgo.sql.function.SqlScalar;

/** A user's function of several lists of arguments: a part of a number, in percent. */
public final class Share implements SqlScalar {
    /** Of ten percent. */
    public static boolean eval(Decimal number, Decimal out) {
        return eval(number, 10, new Hundredth(), out);
    }

    /** Of so many percent, or NULL if it is less than none. */
    public static boolean eval(Decimal number, int percent, Hundredth scratch, Decimal out) {
        out.product(number, scratch.percent.setUnscaled(percent, 2));
        return percent >= 0;
    }

    @Override
    public String name() {
        return "share";
    }

    @Override
    public String signature() {
        return "SHARE(number [, percent])";
    }

    @Override
    public String summary() {
        return "A part of the number.";
    }

    @Override
    public Field result() {
        return Field.decimal("share", 8, 3);
    }

    @Override
    public int version() {
        return 2;
    }

    /** What a call has for itself. */
    public static final class Hundredth {
        private final Decimal percent = new Decimal();
    }
}
