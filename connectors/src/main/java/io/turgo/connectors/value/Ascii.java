package io.turgo.connectors.value;

/** ASCII bytes against words. */
final class Ascii {
    private static final int CASE_BIT = 0x20;

    private Ascii() {
    }

    /** Whether the bytes are that word. */
    static boolean isWord(byte[] text, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text[i] != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the bytes are that word of small letters, capitals taken for small letters. */
    static boolean isWordOfAnyCase(byte[] text, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if ((text[i] | CASE_BIT) != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }
}
