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

class OpenPanesTest {
    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void agreesWithASortedMap(@ForAll long seed) {
        final Random random = new Random(seed);
        final int spread = 1 + random.nextInt(200);
        final TreeMap<Long, List<Integer>> expected = new TreeMap<>();
        try (OpenPanes panes = new OpenPanes()) {
            for (int i = 0; i < 500 * Samples.ROUNDS; i++) {
                final long end = i / 4 + random.nextInt(spread);
                panes.rows(end).add(i);
                expected.computeIfAbsent(end, x -> new ArrayList<>()).add(i);
                while (expected.size() > spread / 2 + 1) {
                    assertEquals(expected.pollFirstEntry(), Map.entry(panes.end(0), first(panes)));
                    panes.removeFirst();
                }
                assertEquals(expected.size(), panes.size());
            }
        }
    }

    private static List<Integer> first(OpenPanes panes) {
        final List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < panes.rowsAt(0).size(); i++) {
            rows.add(panes.rowsAt(0).get(i));
        }
        return rows;
    }

    @Test
    void givesItsMemoryBack() {
        final OpenPanes panes = new OpenPanes();
        panes.rows(1).add(1);
        panes.rows(2).add(1);
        panes.removeFirst();
        assertTrue(panes.capacityBytes() > 0);
        panes.close();
        panes.close();
        assertEquals(0, panes.capacityBytes());
        assertTrue(panes.isEmpty());
    }
}
