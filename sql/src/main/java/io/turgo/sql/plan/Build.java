package io.turgo.sql.plan;

import io.turgo.connectors.spi.Connectors;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.spi.TableSource;
import io.turgo.egress.Sink;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.expression.ExpressionSettings;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import io.turgo.sql.validate.Script;
import io.turgo.stage.Operator;
import io.turgo.stage.ReferenceTable;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;

/**
 * A pipeline in the making: its names, what is told of its stages, and what everything needs that plans. One thread.
 */
final class Build {
    private final Script script;
    private final PlanSettings settings;
    private final Path baseDirectory;
    private final Set<Origin> symbols;
    private final Pipeline pipeline;
    private final Set<String> names = new HashSet<>();
    private final List<PlannedStage> stages = new ArrayList<>();
    private final Set<String> references = new HashSet<>();
    private String scope = "";
    private boolean bounded = true;

    /** @param symbols the texts of tables that their sources intern */
    Build(String name, Script script, PlanSettings settings, Path baseDirectory, Set<Origin> symbols) {
        this.script = script;
        this.settings = settings;
        this.baseDirectory = baseDirectory;
        this.symbols = symbols;
        this.pipeline = Pipeline.named(name);
        script.analysis().catalog().tables().forEach(table -> names.add(table.name()));
    }

    Pipeline pipeline() {
        return pipeline;
    }

    Script script() {
        return script;
    }

    Path baseDirectory() {
        return baseDirectory;
    }

    PlanSettings settings() {
        return settings;
    }

    ExpressionSettings expressions() {
        return settings.expressions();
    }

    RexBuilder rex() {
        return script.analysis().rexBuilder();
    }

    boolean isSymbol(Origin origin) {
        return symbols.contains(origin);
    }

    List<PlannedStage> stages() {
        return stages;
    }

    /** Names what is planned from now on after a table or view; gives what it was named after before. */
    String enter(String newScope) {
        final String before = scope;
        scope = newScope;
        return before;
    }

    /** Notes a table that is read. */
    void source(DeclaredTable table, TableSource source, EventTime time) {
        bounded &= source.bounded();
        stages.add(new PlannedStage(table.name(), "source " + table.optionValues().get(Connectors.OPTION)
            + (source.bounded() ? ", ends" : ", does not end") + ", " + (time.field() == null
            ? "ordered by ingest time" : "ordered by " + time.field() + ", watermark "
                + Duration.ofNanos(time.disorderNs()) + " behind"), "", table.place()));
    }

    /** Loads a table that is looked up, the first time that it is. */
    void reference(DeclaredTable table, ReferenceTable reference, List<TableColumn> columns) {
        if (references.add(table.name())) {
            final TableDefinition definition = Tables.definition(table, columns, baseDirectory);
            pipeline.load(reference, Tables.checked(table, () -> Tables.connector(table).lookup(definition)));
            stages.add(new PlannedStage(table.name(), "lookup table " + table.optionValues().get(Connectors.OPTION)
                + ", by " + reference.key(), "", table.place()));
        }
    }

    /** Notes a table that is written. */
    void sink(DeclaredTable table, Sink sink) {
        stages.add(new PlannedStage(table.name(), "sink " + table.optionValues().get(Connectors.OPTION) + ", "
            + sink.guarantee().name().toLowerCase(Locale.ROOT).replace('_', ' '), "", table.place()));
    }

    /** Whether all tables that are read end. */
    boolean bounded() {
        return bounded;
    }

    /** A name for a stage that no other one has. */
    String name(String what) {
        final String base = scope + '.' + what;
        String name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + '-' + i;
        }
        return name;
    }

    /** Sends a stream through an operator, which came from that expression. */
    Stream<Row> through(Stream<Row> stream, String what, Operator operator, RelNode from) {
        final String name = name(what);
        tell(name, operator.logic(), from);
        return stream.through(name, operator);
    }

    /** Notes a stage, for whoever wants the plan explained. */
    void tell(String name, String logic, RelNode from) {
        final Place place = from == null ? null : script.analysis().provenance().placeOf(from);
        stages.add(new PlannedStage(name, logic, place == null ? "" : script.text().excerpt(place), place));
    }

    /** That something in an expression cannot be planned. */
    Refusal refusal(RelNode at, String message, String hint) {
        return new Refusal(script.analysis().provenance().placeOf(at), message, hint);
    }

    /** The same of the call of a function. */
    Refusal refusal(RelNode at, String function, String message, String hint) {
        return new Refusal(script.analysis().provenance().placeOf(at, function), message, hint);
    }

    /** The rows of a flow, as an operator sees them. */
    static Schema schema(String name, Flow flow) {
        return new Schema(name, flow.fields().stream().map(StreamField::field).toList());
    }
}
