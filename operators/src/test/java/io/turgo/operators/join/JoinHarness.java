package io.turgo.operators.join;

import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.JoinOperator;
import io.turgo.stage.Junction;
import io.turgo.stage.Stage;
import io.turgo.stage.StageHarness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs one join by hand. */
final class JoinHarness implements AutoCloseable {
    static final Schema LEFT = Schema.named("left")
        .field(Field.symbol("k").orNull()).int64("id").decimal("wide", 30, 2).build();
    static final Schema RIGHT = Schema.named("right")
        .int64("id").field(Field.symbol("k").orNull()).field(Field.bool("flag").orNull()).build();

    private final Junction junction;
    private final StageHarness harness;

    private final Schema left;
    private final Schema right;

    private JoinHarness(JoinOperator join, Schema left, Schema right) {
        this.left = left;
        this.right = right;
        junction = new Junction("join", left, right, join);
        harness = StageHarness.of(junction.operator(), junction.rows());
    }

    static JoinHarness of(JoinOperator join) {
        return new JoinHarness(join, LEFT, RIGHT);
    }

    static <J extends KeyedJoin<J>> JoinHarness of(J join, JoinKeys keys) {
        return new JoinHarness(keys.on(join), keys.left(), keys.right());
    }

    void feed(boolean isRight, long timeNs, Map<String, ?> fields) {
        harness.feed(timeNs, row(junction, isRight, isRight ? right : left, fields));
    }

    /** A row of one side as the join sees it. */
    static Map<String, Object> row(Junction junction, boolean right, Map<String, ?> fields) {
        return row(junction, right, right ? RIGHT : LEFT, fields);
    }

    private static Map<String, Object> row(Junction junction, boolean right, Schema side, Map<String, ?> fields) {
        final Map<String, Object> row = new HashMap<>();
        row.put(Junction.SIDE, right);
        for (int i = 0; i < side.fields().size(); i++) {
            row.put(junction.fields(right).get(i), fields.get(side.fields().get(i).name()));
        }
        return row;
    }

    StageHarness harness() {
        return harness;
    }

    Stage stage() {
        return harness.stage();
    }

    List<Map<String, Object>> take() {
        return harness.take();
    }

    @Override
    public void close() {
        harness.close();
    }
}
