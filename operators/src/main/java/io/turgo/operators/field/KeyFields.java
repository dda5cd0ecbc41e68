package io.turgo.operators.field;

import io.turgo.error.ConfigurationException;
import io.turgo.memory.MemoryWindow;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import io.turgo.state.KeyedTable;
import java.util.ArrayList;
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
 *
 * @param first  or null, as the next ones, where there are no more
 * @param second or null
 * @param others may be empty
 * @param bytes  the bytes of the whole key, a multiple of 8; 0 without fields
 */
public record KeyFields(KeyField first, KeyField second, List<KeyField> others, int bytes) {
    /**
     * The key fields of the rows that come in.
     *
     * @param target the rows to which {@link #load} gives the key back, with fields of the same names
     */
    public static KeyFields of(Scope in, Scope target, List<String> names) {
        final List<KeyField> fields = new ArrayList<>();
        int next = 0;
        for (final String name : names) {
            final Column source = in.column(name);
            fields.add(new KeyField(new WordField(source), new WordField(target.column(name)), next));
            next += bytesOf(source.field());
        }
        return new KeyFields(fields.isEmpty() ? null : fields.get(0), fields.size() < 2 ? null : fields.get(1),
            List.copyOf(fields.subList(Math.min(2, fields.size()), fields.size())), next);
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

    /** The row of a row's key in a table whose keys are these fields, or {@link KeyedTable#ABSENT}. */
    public int find(KeyedTable table, Row row) {
        if (isOneWord()) {
            return table.find(first.word(row));
        }
        save(row, table.key(), 0);
        return table.find();
    }

    /** The same in a table whose keys are a word and then these fields. */
    public int find(KeyedTable table, long word, Row row) {
        if (isOneWord()) {
            return table.find(word, first.word(row));
        }
        table.key().putLong(0, word);
        save(row, table.key(), Long.BYTES);
        return table.find();
    }

    /** The row of a row's key in a table whose keys are these fields, added if it is absent. */
    public int findOrAdd(KeyedTable table, Row row) {
        if (isOneWord()) {
            return table.findOrAdd(first.word(row));
        }
        save(row, table.key(), 0);
        return table.findOrAdd();
    }

    /** The same in a table whose keys are a word and then these fields. */
    public int findOrAdd(KeyedTable table, long word, Row row) {
        if (isOneWord()) {
            return table.findOrAdd(word, first.word(row));
        }
        table.key().putLong(0, word);
        save(row, table.key(), Long.BYTES);
        return table.findOrAdd();
    }

    /** The word of a row's key, where {@link #isOneWord}. */
    public long word(Row row) {
        return first.word(row);
    }

    /** Whether the key is one word. */
    public boolean isOneWord() {
        return first != null && second == null && first.isOneWord();
    }

    /** Writes a row's key. */
    public void save(Row row, UnsafeBuffer key, int at) {
        if (first != null) {
            first.save(row, key, at);
        }
        if (second != null) {
            second.save(row, key, at);
        }
        for (int i = 0; i < others.size(); i++) {
            others.get(i).save(row, key, at);
        }
    }

    /** Sets the key fields of a row of the target from a key that {@link #save} wrote. */
    public void load(MemoryWindow key, int at, Row row) {
        if (first != null) {
            first.load(key, at, row);
        }
        if (second != null) {
            second.load(key, at, row);
        }
        for (int i = 0; i < others.size(); i++) {
            others.get(i).load(key, at, row);
        }
    }
}
