package io.turgo.operators.field;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The fields of a grouping key as the words of a state table's key. As in SQL's GROUP BY, null is a value of its own,
 * and so is NaN; 0.0 and -0.0 are one value (0.0). A field takes
 * <ul>
 * <li>8 bytes if it is a BOOLEAN, INT32 or SYMBOL (null is a bit beside the value),
 * <li>8 bytes otherwise, 16 for a DECIMAL of more than 18 digits, and 8 more to say whether it is null if it may be.
 * </ul>
 * Immutable; any thread.
 */
public final class KeyFields {
    private final KeyField[] fields;
    private final int bytes;

    private KeyFields(KeyField[] fields, int bytes) {
        this.fields = fields;
        this.bytes = bytes;
    }

    /**
     * The key fields of the rows that come in.
     *
     * @param target the rows to which {@link #load} gives the key back, with fields of the same names
     */
    public static KeyFields of(Scope in, Scope target, List<String> names) {
        final KeyField[] fields = new KeyField[names.size()];
        int next = 0;
        for (int i = 0; i < fields.length; i++) {
            final String name = names.get(i);
            fields[i] = new KeyField(in.column(name), target.column(name), next);
            next += bytesOf(in.column(name).field());
        }
        return new KeyFields(fields, next);
    }

    /**
     * Checks that fields can be a key.
     *
     * @param what asks, for the message
     * @throws ConfigurationException if a field is missing, named twice or a STRING
     */
    public static void require(Schema schema, List<String> names, String what) {
        final Set<String> seen = new HashSet<>();
        for (final String name : names) {
            if (schema.field(name).type() == Type.STRING) {
                throw new ConfigurationException(what + " has key `" + name + "`, a STRING of `" + schema.name()
                    + "`, but keys have a fixed width: declare it as SYMBOL");
            }
            if (!seen.add(name)) {
                throw new ConfigurationException(what + " has key `" + name + "` twice, name it once");
            }
        }
    }

    /** The bytes that a field takes in a key. */
    private static int bytesOf(Field field) {
        final boolean flag = field.nullable() && field.widthBytes() >= Long.BYTES;
        return WordField.bytesOf(field) + (flag ? Long.BYTES : 0);
    }

    /** The bytes of the whole key, a multiple of 8; 0 without fields. */
    public int bytes() {
        return bytes;
    }

    /** Writes a row's key. */
    public void save(Row row, UnsafeBuffer key, int at) {
        for (final KeyField field : fields) {
            field.save(row, key, at);
        }
    }

    /** Sets the key fields of a row of the target from a key that {@link #save} wrote. */
    public void load(UnsafeBuffer key, int at, Row row) {
        for (final KeyField field : fields) {
            field.load(key, at, row);
        }
    }
}
