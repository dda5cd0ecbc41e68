package io.turgo.operators.join;

import io.turgo.record.Schema;
import io.turgo.stage.JoinOperator;
import java.util.List;

/**
 * What the joins of two streams have in common: keys of equal values, and what comes out. As in SQL, a null equals
 * nothing: a row with one in its key has no match. Immutable; any thread.
 *
 * @param <J> the join
 */
public abstract class KeyedJoin<J extends KeyedJoin<J>> implements JoinOperator {
    /**
     * The counter of rows that came when the watermark had passed them. They are left out, but for a late version of an
     * as-of join, which holds from then on.
     */
    public static final String LATE = "late";
    /** The counter of left rows that had no match; an interval join counts them only as a left join. */
    public static final String UNMATCHED = "unmatched";

    private final JoinSpec spec;

    KeyedJoin(JoinSpec spec) {
        this.spec = spec;
    }

    abstract J with(JoinSpec changed);

    final JoinSpec spec() {
        return spec;
    }

    /** The same, of rows that are alike in that field. May be called for several fields. */
    public final J on(String field) {
        return with(spec.on(field, field));
    }

    /** The same, of rows whose fields of those names have the same value: a field of the left rows and of the right. */
    public final J on(String left, String right) {
        return with(spec.on(left, right));
    }

    /** The same, with only those fields of left rows coming out; all do otherwise. */
    public final J leftFields(String... names) {
        return with(new JoinSpec(spec.leftKeys(), spec.rightKeys(), List.of(names), spec.rightFields(), spec.prefix(),
            spec.leftOuter()));
    }

    /** The same, with only those fields of right rows coming out; all but the keys do otherwise. */
    public final J rightFields(String... names) {
        return with(new JoinSpec(spec.leftKeys(), spec.rightKeys(), spec.leftFields(), List.of(names), spec.prefix(),
            spec.leftOuter()));
    }

    /** The same, with that text before the names of the right rows' fields. */
    public final J prefixed(String text) {
        return with(new JoinSpec(spec.leftKeys(), spec.rightKeys(), spec.leftFields(), spec.rightFields(), text,
            spec.leftOuter()));
    }

    /** The same as a left join: left rows without a match come out with nulls. Without this it is an inner join. */
    public final J leftOuter() {
        return with(new JoinSpec(spec.leftKeys(), spec.rightKeys(), spec.leftFields(), spec.rightFields(),
            spec.prefix(), true));
    }

    @Override
    public final List<String> leftKeys() {
        return spec.leftKeys();
    }

    @Override
    public final List<String> rightKeys() {
        return spec.rightKeys();
    }

    @Override
    public final Schema plan(Schema left, Schema right) {
        return spec.output(left, right);
    }
}
