package io.turgo.pipeline;

import io.turgo.egress.Sink;
import io.turgo.record.RecordLayout;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Scope;
import io.turgo.time.EventTime;
import java.util.List;

/**
 * A checked pipeline, ready to be run: what stands in which segment, and where each field is.
 *
 * @param name       of the pipeline
 * @param sources    where rows enter; the first is the dead letters
 * @param segments   each source's own first, then those that stages start, in the order of definition
 * @param references the reference tables that stages follow, each once, and those of what sources note
 * @param catalog    everything that changes results, as text in a normal form: what is journaled and hashed
 */
public record Plan(
    String name, List<SourcePlan> sources, List<SegmentPlan> segments, List<ReferenceTable> references,
    String catalog) {

    /** The source of that number that is the dead letters. */
    public static final int DEAD_LETTERS = 0;

    /**
     * Where rows enter.
     *
     * @param segment the number of the segment that its rows enter
     * @param notes   the table of what it notes, one of the reference tables, or null
     */
    public record SourcePlan(
        String name, Schema schema, EventTime eventTime, int partitions, int segment, ReferenceTable notes) {
    }

    /**
     * Stages that work on one record in place.
     *
     * @param number of the segment in the plan
     * @param name   of the source or stage that makes its rows
     * @param layout of its records
     * @param stages in the order in which they see a record: parents before children, as defined
     */
    public record SegmentPlan(int number, String name, RecordLayout layout, List<StagePlan> stages) {
    }

    /**
     * A stage or a sink.
     *
     * @param name     unique in the pipeline
     * @param operator what it does, or null for a sink
     * @param sink     where it writes, or null for a stage
     * @param parent   the place of the stage before it in its segment, or -1 for the segment's own rows
     * @param in       what it sees of a row
     * @param out      what is seen behind it
     * @param child    the segment that its new rows enter, or -1
     */
    public record StagePlan(
        String name, Operator operator, Sink sink, int parent, Scope in, Scope out, int child) {
        /** Whether this is a sink. */
        public boolean isSink() {
            return sink != null;
        }
    }

    /** The source of that name, or -1. */
    public int sourceNumber(String sourceName) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).name().equals(sourceName)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the reference table of that number has what a source notes: no stage follows it. */
    public boolean isNotes(int reference) {
        return sources.stream().anyMatch(source -> references.get(reference).equals(source.notes()));
    }

    /** All sinks, in the order of definition. */
    public List<StagePlan> sinks() {
        return segments.stream().flatMap(segment -> segment.stages().stream()).filter(StagePlan::isSink).toList();
    }
}
