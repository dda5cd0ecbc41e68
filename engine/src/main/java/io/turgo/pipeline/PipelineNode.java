package io.turgo.pipeline;

import io.turgo.egress.Sink;
import io.turgo.record.Schema;
import io.turgo.stage.JoinOperator;
import io.turgo.stage.Operator;
import io.turgo.time.EventTime;
import java.util.List;

/** A node of a pipeline's definition; nodes are numbered in the order in which they were added. */
sealed interface PipelineNode {
    /** Unique in the pipeline. */
    String name();

    /** The node before it; of a confluence the first of them, of an entry none. */
    default int parent() {
        return NONE;
    }

    /** No node. */
    int NONE = -1;

    /** Where rows enter: a source, or the dead letters. */
    record Entry(String name, Schema schema, EventTime eventTime, int partitions) implements PipelineNode {
    }

    /** An operator behind node {@code parent}. */
    record Step(String name, int parent, Operator operator) implements PipelineNode {
    }

    /** The rows that come too late for the operator at node {@code parent}. */
    record Late(String name, int parent) implements PipelineNode {
    }

    /**
     * Where the streams at nodes {@code parents} become one; {@code join} works on their rows, null for a union.
     */
    record Confluence(String name, List<Integer> parents, JoinOperator join) implements PipelineNode {
        @Override
        public int parent() {
            return parents.get(0);
        }
    }

    /** The way from node {@code parent} into a confluence, as the input of that number. */
    record Feed(String name, int parent, int confluence, int input) implements PipelineNode {
    }

    /** A sink behind node {@code parent}. */
    record Exit(String name, int parent, Sink sink) implements PipelineNode {
    }
}
