package io.turgo.symbol;

import io.turgo.error.EngineException;
import io.turgo.error.InvalidValueException;
import io.turgo.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.agrona.collections.Hashing;

/**
 * Strings and their numbers, 0, 1, 2, ... in the order of first sight. Only sources intern; every entry is journaled
 * before a record that uses it. Look-ups take no lock and allocate nothing for a known string; adding takes a lock. Any
 * thread may call any method; an entry is visible to every thread that sees a record published after it was added.
 */
public final class SymbolDictionary {
    /** What {@link #find} gives for an unknown string. */
    public static final int UNKNOWN = -1;

    private static final int INITIAL_SLOTS = 1024;

    private final int capacity;
    private volatile Table table = new Table(new AtomicIntegerArray(INITIAL_SLOTS), new String[INITIAL_SLOTS / 2]);
    private volatile int size;

    /** @param capacity how many entries there may be; passing it is an error */
    public SymbolDictionary(int capacity) {
        this.capacity = capacity;
    }

    /** Slots hold number + 1, 0 is free; replaced as a whole when it grows. */
    private record Table(AtomicIntegerArray slots, String[] texts) {
        int find(CharSequence text, int hash) {
            final int mask = slots.length() - 1;
            int i = hash & mask;
            for (int slot = slots.getAcquire(i); slot != 0; slot = slots.getAcquire(i)) {
                if (texts[slot - 1].contentEquals(text)) {
                    return slot - 1;
                }
                i = i + 1 & mask;
            }
            return UNKNOWN;
        }

        void place(int hash, int number) {
            final int mask = slots.length() - 1;
            int i = hash & mask;
            while (slots.getPlain(i) != 0) {
                i = i + 1 & mask;
            }
            slots.setRelease(i, number + 1);
        }
    }

    /** How many entries there are; entries 0..size-1 can be read. */
    public int size() {
        return size;
    }

    /** How many entries there may be. */
    public int capacity() {
        return capacity;
    }

    /** The number of {@code text}, or {@link #UNKNOWN}. */
    public int find(CharSequence text) {
        return table.find(text, hash(text));
    }

    /**
     * The number of {@code text}, given to it now if it has none. Sources only.
     *
     * @throws InvalidValueException if it has no UTF-8 encoding, which is what is journaled
     * @throws EngineException       if the dictionary is full
     */
    public int intern(CharSequence text) {
        final int known = find(text);
        return known == UNKNOWN ? add(text.toString()) : known;
    }

    /** The text of a number. */
    public String text(int number) {
        return table.texts[number];
    }

    private synchronized int add(String text) {
        final int hash = hash(text);
        final int raced = table.find(text, hash);
        if (raced != UNKNOWN) {
            return raced;
        }
        if (Utf8.length(text) < 0) {
            throw new InvalidValueException("symbol `" + text + "` has an unpaired surrogate at index "
                + (-1 - Utf8.length(text)) + ", which the journal could not give back; send well-formed text");
        }
        if (size == capacity) {
            throw new EngineException("symbols=" + (size + 1) + " > turgo.symbols.max=" + capacity + " at `" + text
                + "`, raise it, or declare a field of many distinct values as STRING");
        }
        if (size == table.texts.length) {
            table = grown(table);
        }
        final int number = size;
        final Table current = table;
        current.texts[number] = text;
        // counted before it can be found: who finds it may publish at once, and the frame takes what is counted
        size = number + 1;
        current.place(hash, number);
        return number;
    }

    private static Table grown(Table old) {
        final int entries = old.texts.length;
        final Table larger =
            new Table(new AtomicIntegerArray(old.slots.length() * 2), Arrays.copyOf(old.texts, entries * 2));
        for (int i = 0; i < entries; i++) {
            larger.place(hash(old.texts[i]), i);
        }
        return larger;
    }

    /** Spreads what {@link String#hashCode} would give. */
    private static int hash(CharSequence text) {
        if (text instanceof String) {
            return Hashing.hash(text.hashCode());
        }
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return Hashing.hash(hash);
    }

    /** The UTF-8 bytes of a number's text, as they are journaled. */
    public byte[] utf8(int number) {
        return text(number).getBytes(StandardCharsets.UTF_8);
    }
}
