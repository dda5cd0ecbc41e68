package io.turgo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.LatencySummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
    @Test
    void alignsLatencies() {
        Map<String, LatencySummary> stages = new LinkedHashMap<>();
        stages.put("journal", new LatencySummary(1_562, 23_400, 1_200_000, 4_560_000, 12_000_000, 30_000, 0));
        stages.put("enrich", new LatencySummary(100_000, 310, 980, 1_200, 45_000, 400, 0));
        String text = SummaryTable.latencies(stages);
        assertEquals("""
            stage      count      p50      p99    p99.9      max
            journal    1,562  23.4 us  1.20 ms  4.56 ms  12.0 ms
            enrich   100,000   310 ns   980 ns  1.20 us  45.0 us
            """, text);
    }

    @Test
    void alignsFacts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("events", "100,000");
        facts.put("rate", "1.20 M/s");
        facts.put("late", "");
        assertEquals("events  100,000\nrate    1.20 M/s\nlate\n", SummaryTable.facts(facts));
        assertEquals("", SummaryTable.facts(Map.of()));
    }

    @Test
    void refusesARowOfAnotherWidth() {
        SummaryTable table = new SummaryTable("a", "b");
        var error = assertThrows(IllegalArgumentException.class, () -> table.row("1"));
        assertEquals("cells=1 != columns=2", error.getMessage());
    }

    @Property(tries = 100)
    void allLinesEndInTheSameColumn(@ForAll @Size(min = 1, max = 5)
                                    List<@AlphaChars @StringLength(min = 1, max = 9) String> cells) {
        SummaryTable table = new SummaryTable("n", "v");
        cells.forEach(cell -> table.row(cell, cell));
        List<String> lines = table.text().lines().toList();
        assertEquals(cells.size() + 1, lines.size());
        int longest = cells.stream().mapToInt(String::length).max().orElseThrow();
        assertTrue(lines.stream().allMatch(line -> line.length() == 2 * longest + 2), lines::toString);
    }
}
