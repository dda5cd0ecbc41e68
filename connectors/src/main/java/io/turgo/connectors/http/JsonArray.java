package io.turgo.connectors.http;

/**
 * Makes lines of JSON documents that are not written a line each: the elements of an array, or one object over several
 * lines. Only what stands between the elements is looked at; whether they are objects is for whoever reads the lines.
 */
final class JsonArray {
    private final byte[] text;
    private int depth;
    private boolean inString;
    private boolean inElement;
    private int elements;
    private String fault;

    private JsonArray(byte[] text) {
        this.text = text;
    }

    /** Whether the first character that is not blank begins an array. */
    static boolean begins(byte[] text, int length) {
        final int first = firstOf(text, length);
        return first < length && text[first] == '[';
    }

    private static int firstOf(byte[] text, int length) {
        int at = 0;
        while (at < length && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    /**
     * Puts the elements of an array on lines of their own, in place: blanks and line breaks take the place of what is
     * between them.
     *
     * @return what is wrong with the array, or null
     */
    static String toLines(byte[] text, int length) {
        return new JsonArray(text).split(firstOf(text, length), length);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private String split(int first, int length) {
        text[first] = ' ';
        int at = first + 1;
        boolean open = true;
        while (at < length && open && fault == null) {
            open = step(at++);
        }
        if (fault == null && open) {
            fault = "the array is not closed at its end";
        }
        while (at < length && fault == null) {
            if (!isBlank(text[at])) {
                fault = "there is more behind the array's end";
            }
            text[at++] = ' ';
        }
        return fault;
    }

    /** Looks at a character; false if it ended the array. */
    private boolean step(int at) {
        final byte b = text[at];
        if (inString) {
            string(at);
        } else if (b == '"') {
            inElement = true;
            inString = true;
        } else if (b == '{' || b == '[') {
            inElement = true;
            depth++;
        } else if (depth == 0 && (b == ',' || b == ']')) {
            return between(at);
        } else if (b == '}' || b == ']') {
            depth--;
            fault = depth < 0 ? "element " + (elements + 1) + " closes what is not open" : null;
        } else if (isBlank(b)) {
            text[at] = ' ';
        } else {
            inElement = true;
        }
        return true;
    }

    private void string(int at) {
        final boolean escaped = text[at] == '"' && isEscaped(at);
        if (text[at] == '"' && !escaped) {
            inString = false;
        } else if (text[at] == '\n') {
            fault = "element " + (elements + 1) + " has a line break in a string";
        }
    }

    /** Whether an odd number of backslashes is before it. */
    private boolean isEscaped(int quote) {
        int before = quote - 1;
        while (text[before] == '\\') {
            before--;
        }
        return (quote - before) % 2 == 0;
    }

    private boolean between(int at) {
        final boolean ends = text[at] == ']';
        if (!inElement && !(ends && elements == 0)) {
            fault = "element " + (elements + 1) + " is missing";
        }
        elements++;
        inElement = false;
        text[at] = (byte) (ends ? ' ' : '\n');
        return !ends;
    }
}
