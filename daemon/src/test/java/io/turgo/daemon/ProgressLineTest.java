package io.turgo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String ERASE = "\r\u001b[K";

    private final StringWriter out = new StringWriter();
    private long nowNs = Long.MAX_VALUE - 5;

    private ProgressLine line(Terminal terminal) {
        return new ProgressLine(new PrintWriter(out), terminal, () -> nowNs);
    }

    @Test
    void rewritesTheLineOnATerminalAndErasesIt() {
        try (ProgressLine line = line(new Terminal(80))) {
            nowNs += ProgressLine.LIVE_INTERVAL_NS;
            assertTrue(line.update(() -> "one"));
            nowNs += ProgressLine.LIVE_INTERVAL_NS;
            assertTrue(line.update(() -> "two"));
        }
        assertEquals(ERASE + "one" + ERASE + "two" + ERASE, out.toString());
    }

    @Test
    void makesNoTextBeforeTheIntervalIsOver() {
        try (ProgressLine line = line(new Terminal(80))) {
            nowNs += ProgressLine.LIVE_INTERVAL_NS - 1;
            assertFalse(line.update(() -> fail("made for nothing")));
        }
        assertEquals("", out.toString());
    }

    @Test
    void cutsTheLineBeforeTheLastColumn() {
        ProgressLine line = line(new Terminal(4));
        nowNs += ProgressLine.LIVE_INTERVAL_NS;
        line.update(() -> "abcdef");
        assertEquals(ERASE + "abc", out.toString());
    }

    @Test
    void printsPlainLinesNowAndThenElsewhere() {
        try (ProgressLine line = line(Terminal.NONE)) {
            nowNs += ProgressLine.LIVE_INTERVAL_NS;
            assertFalse(line.update(() -> fail("too often")));
            nowNs += ProgressLine.PLAIN_INTERVAL_NS;
            assertTrue(line.update(() -> "half"));
        }
        assertEquals("half" + System.lineSeparator(), out.toString());
    }

    @Test
    void erasesOnce() {
        ProgressLine line = line(new Terminal(80));
        nowNs += ProgressLine.LIVE_INTERVAL_NS;
        line.update(() -> "one");
        line.close();
        line.close();
        assertEquals(ERASE + "one" + ERASE, out.toString());
    }

    @Test
    void knowsATerminalFromAFileAndABuildServer() {
        Map<String, String> property = Map.of(Terminal.COLUMNS_PROPERTY, "120");
        assertEquals(new Terminal(120), Terminal.of(property::get, name -> null));
        assertEquals(new Terminal(120), Terminal.of(property::get, Map.of("CI", "false", "TERM", "xterm")::get));
        assertEquals(Terminal.NONE, Terminal.of(property::get, Map.of("CI", "true")::get));
        assertEquals(Terminal.NONE, Terminal.of(property::get, Map.of("TERM", "dumb")::get));
        assertEquals(Terminal.NONE, Terminal.of(name -> null, name -> null));
        assertEquals(Terminal.NONE, Terminal.of(name -> "wide", name -> null));
    }

    @Test
    void tellsHowMuchHowFastAndHowLongStill() {
        assertEquals("42,000 of 100,000 events, 1.05 M/s, 55.2 ms left", ProgressText.of(42_000, 100_000, 40_000_000));
        assertEquals("0 of 100 events, 0/s", ProgressText.of(0, 100, 1_000_000_000));
        assertEquals("100 of 100 events, 100/s, 0 ns left", ProgressText.of(100, 100, 1_000_000_000));
        assertEquals("5,000 events, 5.00 k/s", ProgressText.of(5_000, 0, 1_000_000_000));
    }
}
