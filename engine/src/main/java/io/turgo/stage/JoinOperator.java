package io.turgo.stage;

import io.turgo.record.Schema;
import java.util.List;

/**
 * A step with two inputs, as a pipeline's definition has it, that makes new rows of both. Its stage sees the rows of
 * both in the one order of the journal, on every thread plan, and a watermark that is the earlier of theirs. Immutable.
 */
public interface JoinOperator {
    /** Everything that changes results, as {@link Operator#logic} has it. */
    String logic();

    /**
     * The fields of the left rows whose values, all of them, are those of {@link #rightKeys} where two rows belong
     * together. Rows are spread over threads by them; without any, one stage sees all rows.
     */
    List<String> leftKeys();

    /** The fields of the right rows, in the order of {@link #leftKeys}. */
    List<String> rightKeys();

    /**
     * The schema of the rows that come out.
     *
     * @throws io.turgo.error.ConfigurationException if it cannot work on them, naming field, found and needed type
     */
    Schema plan(Schema left, Schema right);

    /** Makes a stage, one for each thread of an engine that runs it. */
    Stage create(JoinContext context);
}
