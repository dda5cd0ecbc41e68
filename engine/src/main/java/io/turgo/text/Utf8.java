package io.turgo.text;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * UTF-16 to UTF-8 (RFC 3629) in two passes, so that a text of known length can be written straight to its place. ASCII
 * is the fast path. A surrogate without its partner has no encoding; it is found, never replaced. Allocates nothing;
 * any thread.
 */
public final class Utf8 {
    private static final int ASCII_END = 0x80;
    private static final int TWO_BYTES_END = 0x800;
    private static final int THREE_BYTES_END = 0x1_0000;
    private static final int TRAIL = 0x80;
    private static final int TRAIL_MASK = 0x3F;

    private Utf8() {
    }

    /**
     * How many bytes the text has in UTF-8, or a negative number, {@code -1 - index}, where the character at
     * {@code index} is an unpaired surrogate. A text of more than {@code Integer.MAX_VALUE} bytes counts as that many.
     */
    public static int length(CharSequence text) {
        final int characters = text.length();
        int i = 0;
        while (i < characters && text.charAt(i) < ASCII_END) {
            i++;
        }
        return i == characters ? i : lengthFrom(text, i);
    }

    private static int lengthFrom(CharSequence text, int start) {
        final int characters = text.length();
        long bytes = start;
        for (int i = start; i < characters; i++) {
            final int codePoint = Character.codePointAt(text, i);
            if (isSurrogate(codePoint)) {
                return -1 - i;
            }
            bytes += width(codePoint);
            i += codePoint < THREE_BYTES_END ? 0 : 1;
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /**
     * Writes the text.
     *
     * @param byteLength what {@link #length} gave, not negative
     */
    public static void put(CharSequence text, MutableDirectBuffer target, int offset, int byteLength) {
        if (byteLength != text.length()) {
            putWide(text, target, offset);
            return;
        }
        for (int i = 0; i < byteLength; i++) {
            target.putByte(offset + i, (byte) text.charAt(i));
        }
    }

    private static void putWide(CharSequence text, MutableDirectBuffer target, int offset) {
        final int characters = text.length();
        int at = offset;
        for (int i = 0; i < characters; i++) {
            final int codePoint = Character.codePointAt(text, i);
            final int width = width(codePoint);
            for (int k = 0; k < width; k++) {
                target.putByte(at++, byteOf(codePoint, width, k));
            }
            i += codePoint < THREE_BYTES_END ? 0 : 1;
        }
    }

    /** Whether the bytes are the text in UTF-8; a text with an unpaired surrogate equals no bytes. */
    public static boolean equal(CharSequence text, DirectBuffer source, int offset, int byteLength) {
        final int characters = text.length();
        if (characters > byteLength) {
            return false;
        }
        final int end = offset + byteLength;
        int at = offset;
        for (int i = 0; i < characters; i++) {
            final int codePoint = Character.codePointAt(text, i);
            final int width = width(codePoint);
            if (width > end - at || isSurrogate(codePoint)) {
                return false;
            }
            for (int k = 0; k < width; k++) {
                if (source.getByte(at++) != byteOf(codePoint, width, k)) {
                    return false;
                }
            }
            i += codePoint < THREE_BYTES_END ? 0 : 1;
        }
        return at == end;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static int width(int codePoint) {
        if (codePoint < ASCII_END) {
            return 1;
        }
        if (codePoint < TWO_BYTES_END) {
            return 2;
        }
        return codePoint < THREE_BYTES_END ? 3 : 4;
    }

    /** Byte {@code k} of the {@code width} bytes of a code point; the first one starts with {@code width} one bits. */
    private static byte byteOf(int codePoint, int width, int k) {
        final int bits = codePoint >>> 6 * (width - 1 - k);
        if (k > 0) {
            return (byte) (TRAIL | bits & TRAIL_MASK);
        }
        return (byte) (width == 1 ? bits : 0xF00 >>> width | bits);
    }
}
