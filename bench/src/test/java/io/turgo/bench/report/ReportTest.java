package io.turgo.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final long START_MS = 1_700_000_000_000L;
    @TempDir
    private Path directory;
    private long nowMs = START_MS;
    private final Report report = new Report("scale", "Curves", () -> nowMs);

    private Map<String, String> written() {
        report.write(directory);
        return JsonFacts.of(directory.resolve("scale.json"));
    }

    private String page() throws IOException {
        report.write(directory);
        return Files.readString(directory.resolve("scale.md"));
    }

    private static Samples samples(double... values) {
        final Samples samples = new Samples();
        for (final double value : values) {
            samples.add(value);
        }
        return samples;
    }

    @Test
    void saysWhenAndHowAndOnWhatItWasMeasured() {
        report.commandLine("./turgo bench scale --quick").workDirectory(directory);
        nowMs += 1_500;
        final Map<String, String> facts = written();
        assertEquals("\"2023-11-14T22:13:20Z\"", facts.get("/startUtc"));
        assertEquals("1500", facts.get("/durationMs"));
        assertEquals("\"./turgo bench scale --quick\"", facts.get("/commandLine"));
        assertEquals(String.valueOf(Runtime.getRuntime().availableProcessors()), facts.get("/environment/cores"));
        for (final String fact
            : List.of("processor", "memoryBytes", "kernel", "fileSystem", "jdk", "flags/0", "turgo")) {
            assertTrue(facts.containsKey("/environment/" + fact), fact);
        }
        assertTrue(facts.containsKey("/loadAtStart") && facts.containsKey("/loadAtEnd"));
    }

    @Test
    void aBusyMachineIsSaidBeforeAnythingElse() {
        final String warning = Occasion.warning(3.5, 2);
        assertTrue(warning.contains("load average 3.50 on 2 cores"), warning);
        assertEquals("", Occasion.warning(3.5, 8));
        assertEquals("", Occasion.warning(Double.NaN, 2));
    }

    @Test
    void numbersStayNumbersAndTextsTexts() throws IOException {
        report.table(
            new Table("Costs", List.of("keys", "count", "ns")).row("1|k", 1_000L, 12.5).row("2", 7, Double.NaN));
        final Map<String, String> facts = written();
        assertEquals("\"1|k\"", facts.get("/sections/0/rows/0/0"));
        assertEquals("1000", facts.get("/sections/0/rows/0/1"));
        assertEquals("12.5", facts.get("/sections/0/rows/0/2"));
        assertEquals("null", facts.get("/sections/0/rows/1/2"));
        assertTrue(page().contains("| 1\\|k | 1,000 | 12.50 |\n| 2 | 7 | - |"), page());
    }

    @Test
    void plotsAreFilesThatPageAndJsonName() throws IOException {
        final LineChart chart = new LineChart("By keys, 1 → 10M", new Axis("keys", true), new Axis("rate", false));
        chart.line("Turgo").point(1, 2).point(10, 3.5);
        report.paragraph("Words.").lines(chart).bars(new BarChart("Peak", "/s").bar("a", 1));
        final Map<String, String> facts = written();
        assertEquals("\"scale-by-keys-1-10m.svg\"", facts.get("/sections/1/plot"));
        assertEquals("3.5", facts.get("/sections/1/lines/0/points/1/1"));
        assertEquals("1.0", facts.get("/sections/2/bars/0/value"));
        assertTrue(page().contains("![By keys, 1 → 10M](scale-by-keys-1-10m.svg)"), page());
        assertEquals(chart.svg(), Files.readString(directory.resolve("scale-by-keys-1-10m.svg")));
    }

    @Test
    void budgetsThatFollowEachOtherMakeOneTable() throws IOException {
        report.budget(new Finding(Budget.atLeast("throughput", 0.6), samples(0.7, 0.3, 0.2), "3 M/s / 10 M/s"))
            .budget(Finding.pending(Budget.atLeast("SQL", 0.9), "SQL"));
        final Map<String, String> facts = written();
        assertEquals("0.3", facts.get("/sections/0/budgets/0/median"));
        assertEquals("0.7", facts.get("/sections/0/budgets/0/samples/0"));
        assertEquals("false", facts.get("/sections/0/budgets/0/met"));
        assertEquals("null", facts.get("/sections/0/budgets/1/median"));
        assertTrue(page().contains(
            "| throughput | >= 0.60 | 0.30 | 0.20 .. 0.70 of 3 | short by 50 % | 3 M/s / 10 M/s |\n"
                + "| SQL | >= 0.90 | - | - | joins with SQL |  |"), page());
        assertTrue(report.text().contains("throughput: 3 M/s / 10 M/s"), report.text());
    }

    @Test
    void plotsOfTheResultBeforeDoNotStay() throws IOException {
        final Report before = new Report("scale", "Curves", () -> nowMs);
        before.bars(new BarChart("Old", "/s")).write(directory);
        final Path other = Files.writeString(directory.resolve("scale-of-another.svg"), "");
        assertTrue(Files.exists(directory.resolve("scale-old.svg")));
        report.write(directory);
        assertFalse(Files.exists(directory.resolve("scale-old.svg")));
        assertTrue(Files.exists(other), "what the result before has not written is not ours");
    }

    @Test
    void aResultBeforeThatIsNotJsonIsReplaced() throws IOException {
        Files.writeString(directory.resolve("scale.json"), "{\"plot\" : \"x.svg\", oops");
        assertEquals("\"scale\"", written().get("/command"));
    }

    @Test
    void plotsOfOneFileAreRefused() {
        report.bars(new BarChart("By keys", "/s"));
        final String message = assertThrows(IllegalArgumentException.class,
            () -> report.bars(new BarChart("by KEYS!", "/s"))).getMessage();
        assertTrue(message.contains("scale-by-keys.svg"), message);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        final Path file = Files.writeString(directory.resolve("file"), "");
        final String message = assertThrows(EnvironmentException.class, () -> report.write(file)).getMessage();
        assertTrue(message.contains(file.toString()) && message.contains("--results"), message);
    }

    @Test
    void tablesRefuseWhatIsNeitherTextNorNumber() {
        final Table table = new Table("Costs", List.of("keys"));
        assertThrows(IllegalArgumentException.class, () -> table.row(1L, 2L));
        assertThrows(IllegalArgumentException.class, () -> table.row(List.of()));
        final List<String> none = List.of();
        assertThrows(IllegalArgumentException.class, () -> new Table("Costs", none));
    }
}
