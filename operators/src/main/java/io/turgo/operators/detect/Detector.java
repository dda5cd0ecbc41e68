package io.turgo.operators.detect;

import io.turgo.operators.field.KeyFields;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.Objects;

/**
 * Scores each row by how unusual its value is among the values before it, by key, in the way of a {@link Scoring}. Adds
 * a field {@value #DEFAULT_NAME} FLOAT64 NULL in place: 0 is usual, 1 the most unusual, and 0.5 where the scoring's own
 * threshold lies. A score never depends on later rows.
 *
 * <p>The score is null where the scoring has none, as during its warm-up, and where the value is null, NaN, infinite or
 * beyond {@link Scoring#largest}; those last ones are not learned and are counted (counter {@value #INVALID}).
 *
 * <p>State, for each key: 16 bytes of header, the bytes of the key ({@link KeyFields}, at least 8) and
 * {@link Scoring#stateBytes}; and beside it 13 to 26 of index, 21 to 58 where the last field of the key is a small
 * number, as that of a SYMBOL is. A null key is a key of its own.
 *
 * <p>Immutable; any thread.
 */
public final class Detector implements Operator {
    /** The name of the added field, unless another is given. */
    public static final String DEFAULT_NAME = "score";
    /** The counter of rows whose value could not be learned. */
    public static final String INVALID = "invalid";

    private final ScoredField scored;
    private final Scoring scoring;

    private Detector(ScoredField scored, Scoring scoring) {
        this.scored = scored;
        this.scoring = scoring;
    }

    /** Scores that INT32, INT64, FLOAT64 or DECIMAL field. */
    public static Detector on(String field, Scoring scoring) {
        return new Detector(ScoredField.of("the detector", field), Objects.requireNonNull(scoring, "scoring"));
    }

    /** The same, with a state for each key; without keys there is one for all rows. */
    public Detector by(String... fields) {
        return new Detector(scored.by(fields), scoring);
    }

    /** The same with that name for the score. */
    public Detector as(String newName) {
        return new Detector(scored.as(newName), scoring);
    }

    @Override
    public String logic() {
        return scored.logic(scoring.logic());
    }

    @Override
    public Output plan(Schema in) {
        return scored.plan(in);
    }

    @Override
    public Sharding sharding() {
        return scored.sharding();
    }

    @Override
    public Stage create(StageContext context) {
        return DetectorStage.of(context, scored.field(), scored.keys(), scoring, scored.name());
    }
}
