package io.turgo.bench.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** A small XML text that is being written: elements, attributes, text. One thread. */
final class Xml {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element that will have others in it.
     *
     * @param attributes names and values, by turns
     */
    Xml open(String name, String... attributes) {
        tag(name, attributes);
        text.append(">\n");
        open.push(name);
        return this;
    }

    /** Ends the element begun last. */
    Xml close() {
        final String name = open.pop();
        indent();
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** An element with nothing in it. */
    Xml empty(String name, String... attributes) {
        tag(name, attributes);
        text.append("/>\n");
        return this;
    }

    /** An element with text in it. */
    Xml withText(String name, String words, String... attributes) {
        tag(name, attributes);
        text.append('>').append(escaped(words)).append("</").append(name).append(">\n");
        return this;
    }

    private void tag(String name, String... attributes) {
        indent();
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
    }

    private void indent() {
        text.append(INDENT.repeat(open.size()));
    }

    /** Characters that XML cannot hold at all become question marks. */
    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
            .replaceAll("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
    }

    /** All that was written, once each element is closed. */
    String text() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("`" + open.peek() + "` is not closed");
        }
        return text.toString();
    }
}
