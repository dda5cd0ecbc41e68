package io.turgo.sql.plan;

import io.turgo.sql.catalog.CatalogTable;
import io.turgo.sql.catalog.ViewRows;
import io.turgo.sql.expression.Expressions;
import io.turgo.sql.relational.DeduplicatedRows;
import io.turgo.sql.relational.WindowRows;
import io.turgo.stage.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelDigest;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;

/**
 * Plans relational expressions. Equal ones are planned once, so that what two insertions have in common runs once. One
 * thread.
 */
final class RelPlanner {
    private final Build build;
    private final Fields fields;
    private final Usage usage;
    private final Scans scans;
    private final Map<RelDigest, Rows> planned = new HashMap<>();

    RelPlanner(Build build, Usage usage) {
        this.build = build;
        this.usage = usage;
        this.fields = new Fields(build);
        this.scans = new Scans(build);
    }

    Fields fields() {
        return fields;
    }

    Usage usage() {
        return usage;
    }

    /** The rows of an expression. */
    Rows plan(RelNode rel) {
        final Rows before = planned.get(rel.getRelDigest());
        if (before != null) {
            return before;
        }
        final Rows rows = dispatch(rel);
        planned.put(rel.getRelDigest(), rows);
        return rows;
    }

    private Rows dispatch(RelNode rel) {
        if (rel instanceof TableScan scan) {
            return scans.rows(scan.getTable().unwrap(CatalogTable.class).declared());
        } else if (rel instanceof ViewRows view) {
            return view(view);
        } else if (rel instanceof Project project) {
            return RexOver.containsOver(project.getProjects(), null)
                ? new OverPlanner(build, this).plan(project) : project(project, plan(project.getInput()));
        } else if (rel instanceof Filter filter) {
            return filter(filter);
        } else if (rel instanceof WindowRows windows) {
            return new TableFunctionPlanner(build, this).windows(windows);
        } else if (rel instanceof DeduplicatedRows rows) {
            return new TableFunctionPlanner(build, this).deduplicated(rows);
        } else if (rel instanceof Aggregate aggregate) {
            return new AggregatePlanner(build, this).plan(aggregate, plan(aggregate.getInput()));
        } else if (rel instanceof Correlate correlate) {
            return new LookupPlanner(build, this).plan(correlate);
        } else if (rel instanceof Join join) {
            return new IntervalPlanner(build, this).plan(join);
        } else if (rel instanceof Union union) {
            return new UnionPlanner(build, this).plan(union);
        }
        throw build.refusal(rel, rel.getRelTypeName().replace("Logical", "").toUpperCase(java.util.Locale.ROOT)
            + " is not supported", null);
    }

    /** The rows of an expression that does not group by a window of theirs. */
    Rows plain(RelNode rel) {
        return new WindowRowsPlanner(build, this).plain(plan(rel), rel);
    }

    private Rows view(ViewRows view) {
        final String outer = build.enter(view.name());
        final Rows rows = plan(view.getInput());
        build.enter(outer);
        return rows;
    }

    /** Columns are expressions until something needs them. */
    Rows project(Project project, Rows in) {
        final Set<Integer> times = new HashSet<>();
        final Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < project.getProjects().size(); i++) {
            if (project.getProjects().get(i) instanceof RexInputRef ref) {
                places.putIfAbsent(ref.getIndex(), i);
                if (in.times().contains(ref.getIndex())) {
                    times.add(i);
                }
            }
        }
        List<Integer> keys = null;
        if (in.updates()) {
            keys = in.keys().stream().allMatch(places::containsKey)
                ? in.keys().stream().map(places::get).toList() : Rows.UNKNOWN;
        }
        return new Rows(in.flow(), in.over(project.getProjects()), times, keys, in.window());
    }

    /** The same with another value in the place of one column, which is none over the columns that come in. */
    Rows project(Project project, Rows in, int column, RexNode value) {
        final List<RexNode> columns = new ArrayList<>();
        final Set<Integer> times = new HashSet<>();
        for (int i = 0; i < project.getProjects().size(); i++) {
            final RexNode each = project.getProjects().get(i);
            columns.add(i == column ? value : in.over(each));
            if (i != column && each instanceof RexInputRef ref && in.times().contains(ref.getIndex())) {
                times.add(i);
            }
        }
        return Rows.of(in.flow(), columns, times);
    }

    private Rows filter(Filter filter) {
        final Ranking ranking = Ranking.of(filter);
        if (ranking != null) {
            return new RankingPlanner(build, this).plan(ranking);
        }
        final Rows rows = plan(filter.getInput());
        final Rows in = PendingWindow.isIn(rows.over(filter.getCondition()))
            ? new WindowRowsPlanner(build, this).assigned(rows, filter.getInput()) : rows;
        return filtered(in, filter.getCondition(), filter);
    }

    /** The rows for which a condition over their columns is true. */
    Rows filtered(Rows in, RexNode condition, RelNode from) {
        final Operator filter =
            Expressions.filter(in.flow().names(), in.over(condition), build.expressions());
        return in.on(in.flow().behind(build.through(in.flow().stream(), "filter",
            in.updates() ? new UpdateFilter(filter) : filter, from)));
    }
}
