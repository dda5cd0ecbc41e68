package io.turgo.sql.function;

import io.turgo.record.Column;
import io.turgo.record.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A text within an expression: UTF-8 bytes that stand in a record, in another text, or in the value's own memory, which
 * grows to the longest text it has held. One value serves one place of an expression, for one row after the other.
 * Belongs to one thread.
 */
public final class TextValue {
    private static final int INITIAL_BYTES = 64;

    private final UnsafeBuffer own = new UnsafeBuffer(new byte[INITIAL_BYTES]);
    private UnsafeBuffer buffer = own;
    private int offset;
    private int length;

    /** A constant. */
    public static TextValue of(String text) {
        final TextValue value = new TextValue();
        value.own(text.getBytes(StandardCharsets.UTF_8));
        return value;
    }

    /** Takes bytes, which are then the value's own. */
    public void own(byte[] utf8) {
        own.wrap(utf8);
        buffer = own;
        offset = 0;
        length = utf8.length;
    }

    /** Looks at a STRING of a row that is not null. */
    public TextValue at(Row row, Column column) {
        return at(row.buffer(), row.stringOffset(column), row.stringLength(column));
    }

    /** Looks at bytes elsewhere. */
    public TextValue at(UnsafeBuffer source, int sourceOffset, int sourceLength) {
        buffer = source;
        offset = sourceOffset;
        length = sourceLength;
        return this;
    }

    /** Looks at a part of another text, in bytes. */
    public TextValue part(TextValue text, int from, int to) {
        return at(text.buffer, text.offset + from, Math.max(0, to - from));
    }

    /** Becomes empty, to be appended to. */
    public TextValue clear() {
        return at(own, 0, 0);
    }

    /** Appends a byte to the value's own. */
    public void append(int utf8Byte) {
        room(1);
        own.putByte(length++, (byte) utf8Byte);
    }

    /** Appends a code point. */
    public void appendCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            append(codePoint);
        } else if (codePoint < 0x800) {
            append(0xC0 | codePoint >> 6);
            append(0x80 | codePoint & 0x3F);
        } else if (codePoint < 0x10000) {
            append(0xE0 | codePoint >> 12);
            append(0x80 | codePoint >> 6 & 0x3F);
            append(0x80 | codePoint & 0x3F);
        } else {
            append(0xF0 | codePoint >> 18);
            append(0x80 | codePoint >> 12 & 0x3F);
            append(0x80 | codePoint >> 6 & 0x3F);
            append(0x80 | codePoint & 0x3F);
        }
    }

    /** Appends another text. */
    public void append(TextValue text) {
        append(text, 0, text.length);
    }

    /** Appends a part of another text, in bytes. */
    public void append(TextValue text, int from, int to) {
        final int count = to - from;
        room(count);
        own.putBytes(length, text.buffer, text.offset + from, count);
        length += count;
    }

    /** Appends any Java string. */
    public void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            final int codePoint = text.codePointAt(i);
            appendCodePoint(codePoint);
            i += codePoint >= 0x10000 ? 1 : 0;
        }
    }

    /** Appends bytes. */
    public void append(byte[] bytes, int from, int count) {
        room(count);
        own.putBytes(length, bytes, from, count);
        length += count;
    }

    /** Appends a whole number. */
    public void append(long number) {
        room(20);
        length += own.putLongAscii(length, number);
    }

    /** Appends a number that is not negative with zeros before it. */
    public void appendPadded(int number, int digits) {
        room(digits);
        int rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            own.putByte(length + i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        length += digits;
    }

    private void room(int more) {
        if (own.capacity() - length < more) {
            own.wrap(Arrays.copyOf(own.byteArray(), Math.max(2 * own.capacity(), length + more)));
        }
    }

    /** Makes the value shorter, in bytes. */
    public void truncate(int newLength) {
        length = newLength;
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** A byte, 0..255. */
    public int at(int index) {
        return buffer.getByte(offset + index) & 0xFF;
    }

    /** The code point that begins at a byte. */
    public int codePoint(int index) {
        final int lead = at(index);
        if (lead < 0x80) {
            return lead;
        }
        if (lead < 0xE0) {
            return (lead & 0x1F) << 6 | trail(index + 1);
        }
        if (lead < 0xF0) {
            return (lead & 0x0F) << 12 | trail(index + 1) << 6 | trail(index + 2);
        }
        return (lead & 0x07) << 18 | trail(index + 1) << 12 | trail(index + 2) << 6 | trail(index + 3);
    }

    private int trail(int index) {
        return index < length ? at(index) & 0x3F : 0;
    }

    /** How many bytes the character takes that begins at a byte. */
    public int width(int index) {
        final int lead = at(index);
        final int width = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        return Math.min(width, length - index);
    }

    /** Where the next character begins; the length behind the last one. */
    public int next(int index) {
        return index >= length ? length : index + width(index);
    }

    /** Where the character before this byte begins. */
    public int previous(int index) {
        int at = index - 1;
        while (at > 0 && (at(at) & 0xC0) == 0x80) {
            at--;
        }
        return at;
    }

    /** How many characters (code points) there are. */
    public int characters() {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += (at(i) & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    /** Where the character of a number begins, from 0; the length if there are fewer. */
    public int index(int character) {
        int at = 0;
        for (int i = 0; i < character && at < length; i++) {
            at = next(at);
        }
        return at;
    }

    /** Whether both have the same bytes. */
    public boolean same(TextValue other) {
        return length == other.length && matches(0, other);
    }

    /** Whether the other's bytes stand here. */
    public boolean matches(int from, TextValue other) {
        if (from < 0 || from + other.length > length) {
            return false;
        }
        for (int i = 0; i < other.length; i++) {
            if (buffer.getByte(offset + from + i) != other.buffer.getByte(other.offset + i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the other begins in this one at or behind a byte; -1 if it does not. */
    public int find(TextValue other, int from) {
        for (int i = from; i <= length - other.length; i++) {
            if (matches(i, other)) {
                return i;
            }
        }
        return -1;
    }

    /** The order of the bytes, which is that of the code points: negative, 0 or positive. */
    public int compare(TextValue other) {
        final int common = Math.min(length, other.length);
        for (int i = 0; i < common; i++) {
            final int difference = at(i) - other.at(i);
            if (difference != 0) {
                return difference;
            }
        }
        return length - other.length;
    }

    /** Whether all bytes are ASCII. */
    public boolean isAscii() {
        for (int i = 0; i < length; i++) {
            if (at(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Copies the bytes into an array that has room. */
    public void copyTo(byte[] target) {
        buffer.getBytes(offset, target, 0, length);
    }

    /** Puts the text into a STRING of a row. */
    public void store(Row row, Column column) {
        final int at = row.claimTail(column, length);
        row.buffer().putBytes(row.offset() + at, buffer, offset, length);
    }

    /** The same, where bytes that stand in the row already are shared, and not copied. */
    public void share(Row row, Column column) {
        if (buffer == row.buffer()) {
            row.int64(column, (long) length << Integer.SIZE | offset - row.offset());
        } else {
            store(row, column);
        }
    }

    /** The text as a new string: for messages and what is rare. */
    @Override
    public String toString() {
        final byte[] bytes = new byte[length];
        copyTo(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
