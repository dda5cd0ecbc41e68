package io.turgo.connectors.value;

/**
 * Characters decoded from UTF-8 bytes that are checked on the way (RFC 3629: no overlong forms, no surrogates, nothing
 * above U+10FFFF). Belongs to one thread; only {@link #toString} allocates.
 */
public final class Utf8Chars implements CharSequence {
    private static final int TRAIL_MASK = 0x3F;
    private static final int TRAIL_BITS = 0xC0;
    private static final int TRAIL = 0x80;
    private static final int[] LEAST = {0, 0x80, 0x800, 0x1_0000};
    private static final int MALFORMED = -1;

    private final char[] chars;
    private int length;

    /** @param capacityBytes the most that is decoded at once */
    public Utf8Chars(int capacityBytes) {
        chars = new char[capacityBytes];
    }

    /** Decodes the bytes; false if they are not UTF-8. */
    public boolean decode(byte[] text, int from, int to) {
        int at = from;
        int count = 0;
        while (at < to && text[at] >= 0) {
            chars[count++] = (char) text[at++];
        }
        length = count;
        return at == to || decodeWide(text, at, to);
    }

    private boolean decodeWide(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            final int trail = trailBytes(text[at]);
            final int codePoint = trail < 0 || trail >= to - at ? MALFORMED : codePoint(text, at, trail);
            if (codePoint == MALFORMED) {
                return false;
            }
            length += Character.toChars(codePoint, chars, length);
            at += 1 + trail;
        }
        return true;
    }

    /** How many bytes follow the first one of a character. */
    private static int trailBytes(byte lead) {
        if (lead >= 0) {
            return 0;
        }
        final int ones = Integer.numberOfLeadingZeros(~(lead << Integer.SIZE - Byte.SIZE));
        return ones >= 2 && ones <= LEAST.length ? ones - 1 : MALFORMED;
    }

    private static int codePoint(byte[] text, int at, int trail) {
        int codePoint = trail == 0 ? text[at] : text[at] & TRAIL_MASK >> trail;
        for (int i = 1; i <= trail; i++) {
            if ((text[at + i] & TRAIL_BITS) != TRAIL) {
                return MALFORMED;
            }
            codePoint = codePoint << 6 | text[at + i] & TRAIL_MASK;
        }
        final boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return surrogate || codePoint < LEAST[trail] || codePoint > Character.MAX_CODE_POINT ? MALFORMED : codePoint;
    }

    /** Whether there is a NUL among them. */
    boolean hasNul() {
        for (int i = 0; i < length; i++) {
            if (chars[i] == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(chars, start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
