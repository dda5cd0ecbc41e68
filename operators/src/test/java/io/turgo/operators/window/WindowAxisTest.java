package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Windows of several panes: which panes they have, at the edges of time too. */
class WindowAxisTest {
    private static void check(WindowAxis axis, long time, List<NaiveWindows.Span> windows) {
        final long pane = axis.end(time);
        assertTrue(axis.start(time) <= time && time < pane);
        assertEquals(windows.get(windows.size() - 1).end(), axis.lastWindow(pane));
        long end = axis.firstWindow(pane);
        for (final NaiveWindows.Span window : windows) {
            assertEquals(window, new NaiveWindows.Span(axis.windowStart(end), end));
            end = axis.firstWindow(end + 1);
        }
        assertTrue(end > axis.lastWindow(pane));
    }

    @Property(tries = 300)
    void hopsAreThoseOfADivision(
        @ForAll @LongRange(min = -1_000, max = 1_000) long time, @ForAll @LongRange(min = 1, max = 100) long size,
        @ForAll @LongRange(min = 1, max = 100) long hop, @ForAll @LongRange(min = -300, max = 300) long offset) {
        final long least = Math.min(size, hop);
        check(HopAxis.of(Math.max(size, hop), least, 7).offset(offset), time,
            NaiveWindows.hops(time, Math.max(size, hop), least, offset));
    }

    @Property(tries = 300)
    void cumulationsAreThoseOfADivision(
        @ForAll @LongRange(min = -1_000, max = 1_000) long time, @ForAll @LongRange(min = 1, max = 50) long step,
        @ForAll @LongRange(min = 1, max = 10) long steps, @ForAll @LongRange(min = -300, max = 300) long offset) {
        check(CumulateAxis.of(step, step * steps, 7).offset(offset), time,
            NaiveWindows.cumulations(time, step, step * steps, offset));
    }

    /** Going on from window to window comes to the last one, and every pane is in one. */
    @Test
    void windowsEndAtTheEdgesOfTime() {
        for (final WindowAxis axis : List.of(HopAxis.of(15, 6, 4), HopAxis.of(10, 10, 3), CumulateAxis.of(5, 15, 2))) {
            for (long back = 0; back < 40; back++) {
                final long late = Long.MAX_VALUE - back;
                final long pane = axis.end(late);
                final long first = axis.firstWindow(pane);
                assertTrue(first >= pane && axis.lastWindow(pane) >= first, axis + " at the end - " + back);
                assertTrue(axis.windowStart(first) < pane, axis + " at the end - " + back);
                final long early = Long.MIN_VALUE + back;
                final long firstPane = axis.end(early);
                assertTrue(axis.windowStart(axis.firstWindow(firstPane)) <= early, axis + " at the start + " + back);
                assertTrue(axis.windowStart(axis.lastWindow(firstPane)) < firstPane);
            }
        }
    }

    @Test
    void sayWhatTheyAre() {
        assertEquals("sizeNs=15 hopNs=6 offsetNs=4", HopAxis.of(15, 6, -2).logic());
        assertEquals("stepNs=5 sizeNs=15 offsetNs=13", CumulateAxis.of(5, 15, -2).logic());
    }
}
