package io.turgo.operators.aggregate;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;

/** What aggregates ask of the fields that they are given. */
final class InputFields {
    private InputFields() {
    }

    /**
     * A field whose values can be kept.
     *
     * @param asked the aggregate, for the message
     */
    static Field fixedWidth(Object asked, Schema in, String name) {
        final Field field = in.field(name);
        if (field.type() == Type.STRING) {
            throw new ConfigurationException("aggregate " + asked + " keeps a value, but `" + field.name()
                + "` of `" + in.name() + "` is a STRING, which has no fixed width: declare it as SYMBOL");
        }
        return field;
    }

    /** A field whose values can be kept and compared. */
    static Field ordered(Object asked, Schema in, String name) {
        final Field field = fixedWidth(asked, in, name);
        if (field.type() == Type.SYMBOL) {
            throw new ConfigurationException("aggregate " + asked + " compares values, but `" + field.name()
                + "` of `" + in.name() + "` is a SYMBOL, which has no order: use first, last or count");
        }
        return field;
    }

    /** Refuses a parameter that is not in its range. */
    static void within(Object asked, String parameter, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ConfigurationException("aggregate " + asked + " has " + parameter + '=' + value
                + ", which is not in " + least + ".." + most);
        }
    }
}
