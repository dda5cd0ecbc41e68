package io.turgo.sql.plan;

import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Planner;
import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Problems;
import io.turgo.sql.text.Refusal;
import io.turgo.sql.validate.Insertion;
import io.turgo.sql.validate.Script;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Plans a file: as often as it is asked to, since sources and sinks are for one run. One thread.
 *
 * <p>Texts become symbols where they are needed as keys. Which ones are is only known when they are: planning then
 * begins again, with one symbol more.
 */
public final class SqlPlanner {
    private final String name;
    private final Script script;
    private final PlanSettings settings;
    private final Path baseDirectory;
    private final Usage usage;
    private final Set<Origin> symbols = new HashSet<>();

    /**
     * @param name          of the pipeline
     * @param baseDirectory what relative paths in options are relative to
     */
    public SqlPlanner(String name, Script script, PlanSettings settings, Path baseDirectory) {
        this.name = name;
        this.script = script;
        this.settings = settings;
        this.baseDirectory = baseDirectory;
        this.usage = Usage.of(script.insertions());
    }

    /**
     * A planned pipeline.
     *
     * @param stages  what is to be told of it, in the order of the rows' way
     * @param bounded whether all tables that are read end
     */
    public record Planned(Pipeline pipeline, List<PlannedStage> stages, boolean bounded) {
    }

    /**
     * A fresh pipeline.
     *
     * @param problems takes what is wrong with an insertion, so that the next one can be planned, too
     */
    public Planned plan(SinkFactory sinks, Problems problems) {
        while (true) {
            try {
                return attempt(sinks, problems);
            } catch (final SymbolNeeded e) {
                if (!symbols.addAll(e.origins())) {
                    throw new IllegalStateException(e.origins() + " are symbols, and no symbols", e);
                }
            }
        }
    }

    private Planned attempt(SinkFactory sinks, Problems problems) {
        final Build build = new Build(name, script, settings, baseDirectory, symbols);
        final RelPlanner planner = new RelPlanner(build, usage);
        final SinkPlanner insertions = new SinkPlanner(build, planner, sinks);
        final Set<String> written = new HashSet<>();
        boolean whole = true;
        for (final DeclaredTable table : script.analysis().catalog().tables()) {
            try {
                Tables.check(table, baseDirectory);
            } catch (final Refusal e) {
                problems.add(e, table.place());
            }
        }
        for (final Insertion insertion : script.insertions()) {
            try {
                if (!written.add(insertion.table().name())) {
                    throw new Refusal(insertion.place(), "`" + insertion.table().name() + "` is written twice",
                        "write both by one INSERT INTO ... SELECT ... UNION ALL SELECT ...");
                }
                insertions.plan(insertion);
            } catch (final Refusal e) {
                problems.add(e, insertion.place());
                whole = false;
            }
        }
        if (whole) {
            check(build, problems);
        }
        return new Planned(build.pipeline(), List.copyOf(build.stages()), build.bounded());
    }

    /** What is left for the pipeline's own planner to find: it names the stage, whose part of the file is known. */
    private static void check(Build build, Problems problems) {
        try {
            Planner.plan(build.pipeline());
        } catch (final ConfigurationException e) {
            final Place place = build.stages().stream()
                .filter(each -> each.place() != null && e.getMessage().startsWith("stage `" + each.name() + "`: "))
                .map(PlannedStage::place).findFirst().orElse(Place.START);
            problems.add(place, e.getMessage(), null);
        }
    }
}
