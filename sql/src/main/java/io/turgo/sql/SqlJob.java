package io.turgo.sql;

import io.turgo.pipeline.Pipeline;
import io.turgo.sql.plan.PlanSettings;
import io.turgo.sql.plan.SinkFactory;
import io.turgo.sql.plan.SqlPlanner;
import io.turgo.sql.text.Problems;
import io.turgo.sql.validate.Script;
import java.util.List;
import java.util.Map;

/** A file of SQL that can be run: checked, planned, and nothing opened. One thread. */
public final class SqlJob {
    private final String name;
    private final Script script;
    private final SqlPlanner planner;
    private final PlanSettings settings;
    private final SqlPlanner.Planned planned;

    SqlJob(String name, Script script, SqlPlanner planner, PlanSettings settings, SqlPlanner.Planned planned) {
        this.name = name;
        this.script = script;
        this.planner = planner;
        this.settings = settings;
        this.planned = planned;
    }

    /** The file's name without its ending, or what {@code SET 'pipeline.name'} says. */
    public String name() {
        return name;
    }

    /** A fresh definition, for one engine. */
    public Pipeline pipeline() {
        return pipeline(SinkFactory.DECLARED);
    }

    /** The same with other sinks in the place of those that the file declares. */
    public Pipeline pipeline(SinkFactory sinks) {
        final Problems problems = new Problems(script.text());
        final Pipeline pipeline = planner.plan(sinks, problems).pipeline();
        problems.raise();
        return pipeline;
    }

    /** What the file sets for the engine: everything that begins with {@code turgo.}, by name. */
    public Map<String, String> settings() {
        return settings.engine();
    }

    /** Whether all tables that are read end, so that a run ends by itself. */
    public boolean bounded() {
        return planned.bounded();
    }

    /** What it does, stage by stage. */
    public SqlPlan explanation() {
        return new SqlPlan(name, script.text().name(), planned.stages());
    }

    /** What Flink reads otherwise, in the order of the file. */
    public List<SqlDifference> differences() {
        return Differences.of(script);
    }
}
