package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.operators.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class OpenWindowsTest {
    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void agreesWithASortedMap(@ForAll long seed) {
        final Random random = new Random(seed);
        final int spread = 1 + random.nextInt(200);
        final TreeMap<Long, List<Integer>> expected = new TreeMap<>();
        try (OpenWindows windows = new OpenWindows()) {
            for (int i = 0; i < 500 * Samples.ROUNDS; i++) {
                final long end = i / 4 + random.nextInt(spread);
                windows.rows(end).add(i);
                expected.computeIfAbsent(end, x -> new ArrayList<>()).add(i);
                while (expected.size() > spread / 2 + 1) {
                    assertEquals(expected.pollFirstEntry(), Map.entry(windows.firstEnd(), first(windows)));
                    windows.removeFirst();
                }
                assertEquals(expected.size(), windows.size());
            }
        }
    }

    private static List<Integer> first(OpenWindows windows) {
        final List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < windows.firstRows().size(); i++) {
            rows.add(windows.firstRows().get(i));
        }
        return rows;
    }

    @Test
    void givesItsMemoryBack() {
        final OpenWindows windows = new OpenWindows();
        windows.rows(1).add(1);
        windows.rows(2).add(1);
        windows.removeFirst();
        assertTrue(windows.capacityBytes() > 0);
        windows.close();
        windows.close();
        assertEquals(0, windows.capacityBytes());
        assertTrue(windows.isEmpty());
    }
}
