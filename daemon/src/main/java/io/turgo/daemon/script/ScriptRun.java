package io.turgo.daemon.script;

import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Column;
import io.turgo.record.RowKind;
import io.turgo.source.ReferenceLoader;
import io.turgo.source.ReferenceRows;
import io.turgo.stage.RowValues;
import io.turgo.stage.Scope;
import io.turgo.testing.KeptRows;
import io.turgo.testing.PipelineTestDriver;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * Runs a script over a pipeline, in virtual time and without its sources and sinks. One thread.
 */
public final class ScriptRun {
    /** In the cells of an expected row: how it changes another one. */
    private static final String CHANGE = "change";

    private final TestScript script;
    private final PipelineTestDriver driver;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private int events;
    private int rows;

    private ScriptRun(TestScript script, PipelineTestDriver driver) {
        this.script = script;
        this.driver = driver;
    }

    /**
     * What a script came to.
     *
     * @param steps  of the script
     * @param events that were published
     * @param rows   that were expected, and came
     */
    public record Passed(int steps, int events, int rows) {
    }

    /** Defines the pipeline; asked again for the replay. */
    @FunctionalInterface
    public interface Definition {
        /** @param sinks gives the sink that takes the place of the one of that name */
        Pipeline define(Function<String, Sink> sinks);
    }

    /**
     * Runs a script. Afterwards the same journal is replayed, and has to give the same rows.
     *
     * @param file       the script
     * @param definition of the pipeline; its attached sources are let go
     * @throws ConfigurationException if the script is wrong, or a row comes otherwise than it says
     */
    public static Passed over(Path file, Definition definition) {
        final TestScript script = TestScript.read(file);
        final Map<String, KeptRows> live = new LinkedHashMap<>();
        final Map<String, KeptRows> replayed = new LinkedHashMap<>();
        try (PipelineTestDriver driver = PipelineTestDriver.of(defined(script, definition, live), live)) {
            final ScriptRun run = new ScriptRun(script, driver);
            run.steps();
            driver.requireSameInReplay(defined(script, definition, replayed), replayed);
            return run.passed();
        }
    }

    private static Pipeline defined(TestScript script, Definition definition, Map<String, KeptRows> sinks) {
        return prepared(script,
            definition.define(name -> sinks.computeIfAbsent(name, absent -> new KeptRows())));
    }

    static Passed over(TestScript script, Pipeline pipeline) {
        try (PipelineTestDriver driver = PipelineTestDriver.of(prepared(script, pipeline))) {
            final ScriptRun run = new ScriptRun(script, driver);
            run.steps();
            driver.requireSameInReplay();
            return run.passed();
        }
    }

    private static Pipeline prepared(TestScript script, Pipeline pipeline) {
        pipeline.detachSources();
        script.lookup().forEach((table, rows) -> pipeline.replaceLoader(table, loader(table, rows)));
        return pipeline;
    }

    private Passed passed() {
        return new Passed(script.steps().size(), events, rows);
    }

    private static ReferenceLoader loader(String table, List<Map<String, String>> rows) {
        return target -> rows.forEach(row -> put(target, Cells.values(target.rows(), row, "lookup " + table)));
    }

    private static void put(ReferenceRows target, Map<String, Object> values) {
        new RowValues(target.symbols()).write(target.rows(), target.claim(), values);
        target.put();
    }

    private void steps() {
        for (int i = 0; i < script.steps().size(); i++) {
            step(script.steps().get(i), "step " + (i + 1));
        }
        for (final String sink : asked) {
            expect(new ScriptStep.Expect(sink, List.of()), "at the end");
        }
    }

    private void step(ScriptStep step, String where) {
        if (step instanceof ScriptStep.Events given) {
            events(given, where);
        } else if (step instanceof ScriptStep.Advance advance) {
            driver.advance(advance.by());
        } else if (step instanceof ScriptStep.End end) {
            driver.endOfInput(end.source(), 0);
            ended.add(end.source());
        } else if (step instanceof ScriptStep.Restart restart) {
            restart(restart.crash());
        } else if (step instanceof ScriptStep.Expect expected) {
            expect(expected, where);
        }
    }

    private void restart(boolean crash) {
        if (crash) {
            driver.crash();
        } else {
            driver.restart();
        }
    }

    private void events(ScriptStep.Events given, String where) {
        if (ended.contains(given.source())) {
            throw new ConfigurationException(where + ": source " + given.source() + " has ended before");
        }
        final Scope scope = driver.engine().scope(given.source());
        int number = 0;
        for (final Map<String, String> row : given.rows()) {
            number++;
            driver.publish(given.source(),
                Cells.values(scope, row, where + ", events " + given.source() + ", row " + number));
            events++;
        }
    }

    private void expect(ScriptStep.Expect expected, String where) {
        asked.add(expected.sink());
        final List<Map<String, Object>> came = driver.take(expected.sink());
        final Scope scope = driver.scope(expected.sink());
        final String sink = where + ", " + expected.sink();
        for (int i = 0; i < Math.min(expected.rows().size(), came.size()); i++) {
            compare(scope, expected.rows().get(i), came.get(i), sink + ", row " + (i + 1));
        }
        if (came.size() > expected.rows().size()) {
            throw new ConfigurationException(sink + ": " + expected.rows().size() + " rows are expected, but "
                + came.size() + " came; the first that is not expected: "
                + shown(scope, came.get(expected.rows().size())));
        } else if (came.size() < expected.rows().size()) {
            throw new ConfigurationException(sink + ": only " + came.size() + " of " + expected.rows().size()
                + " expected rows came; the first that did not: " + expected.rows().get(came.size()));
        }
        rows += came.size();
    }

    /** Columns that are not named may have any value. */
    private static void compare(Scope scope, Map<String, String> expected, Map<String, Object> came, String where) {
        expected.forEach((name, text) -> {
            if (name.equals(CHANGE) && !scope.columns().containsKey(CHANGE)) {
                requireKind(text, came, where);
                return;
            }
            final Object value = Cells.values(scope, java.util.Collections.singletonMap(name, text), where).get(name);
            if (!Cells.same(value, came.get(name))) {
                throw new ConfigurationException(where + ": " + name + " is "
                    + Cells.text(scope.column(name), came.get(name)) + ", expected " + text + "; the whole row: "
                    + shown(scope, came));
            }
        });
    }

    private static void requireKind(String expected, Map<String, Object> came, String where) {
        final String kind = kind(came);
        if (!kind.equals(expected)) {
            throw new ConfigurationException(where + ": change is " + kind + ", expected " + expected);
        }
    }

    private static String kind(Map<String, Object> came) {
        return came.getOrDefault(PipelineTestDriver.CHANGE, RowKind.INSERT).toString().toLowerCase(Locale.ROOT)
            .replace('_', '-');
    }

    /** As the script would have it. */
    private static String shown(Scope scope, Map<String, Object> row) {
        final StringJoiner text = new StringJoiner(", ", "{", "}");
        if (!kind(row).equals("insert")) {
            text.add(CHANGE + ": " + kind(row));
        }
        for (final Column column : scope.all()) {
            text.add(column.name() + ": " + Cells.text(column, row.get(column.name())));
        }
        return text.toString();
    }
}
