package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Planner;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is cut into which stretch. */
class StretchesTest {
    private static final Schema ROWS = Schema.named("rows").timestamp("time").int64("a").int64("b").int64("c").build();

    private static Stretches cut(Consumer<Stream<Row>> stages) {
        final Pipeline pipeline = Pipeline.named("stretches");
        stages.accept(pipeline.source("rows", ROWS, EventTime.ascending("time")));
        return Stretches.of(Planner.plan(pipeline).segments().get(1), stage -> false);
    }

    private static String text(Stretches stretches) {
        final StringJoiner text = new StringJoiner(" | ");
        for (int i = 0; i < stretches.count(); i++) {
            text.add(stretches.stages(i).toString());
        }
        return text.toString();
    }

    private static RandomOperators.Sieve any() {
        return new RandomOperators.Sieve(2);
    }

    private static RandomOperators.Addition adding(String field) {
        return new RandomOperators.Addition(Field.int64(field));
    }

    private static KeyedOperators.Seen by(String... keys) {
        return new KeyedOperators.Seen(List.of(keys));
    }

    private static TestWindow alone(String name) {
        return new TestWindow(name, 1, 0);
    }

    private static CollectingSink sink() {
        return new CollectingSink(true);
    }

    @Test
    void withoutAKeyThereIsNothingToSpread() {
        final Stretches stretches = cut(rows -> rows.through("s", any()).through("w", alone("w")).to("out", sink()));
        assertFalse(stretches.sharded());
        assertEquals("[0, 1]", text(stretches));
    }

    @Test
    void stagesWithoutAKeyRunOnTheWorkersAndSinksBehindThem() {
        final Stretches stretches = cut(rows -> {
            rows.to("raw", sink());
            rows.through("s", any()).through("k", by("a")).through("t", any()).to("out", sink());
            rows.through("w", alone("w"));
        });
        assertTrue(stretches.sharded());
        assertEquals("[] | [1, 2, 3] | [0, 4, 5]", text(stretches));
        assertEquals("s, k, t by [a]", stretches.text());
    }

    @Test
    void whatSetsAKeyRunsBeforeIt() {
        final Stretches stretches = cut(rows -> rows.through("s", any()).through("d", adding("d"))
            .through("e", adding("e")).through("k", by("d")));
        assertEquals("[0, 1] | [2, 3] | []", text(stretches));
        assertEquals("e, k by [d]", stretches.text());
    }

    @Test
    void keysWithFieldsInCommonShareAStretch() {
        final Stretches stretches = cut(rows -> {
            rows.through("k1", by("a", "b")).through("k2", by("b", "c"));
            rows.through("k3", by("b"));
        });
        assertEquals("[] | [0, 1, 2] | []", text(stretches));
        assertEquals("k1, k2, k3 by [b]", stretches.text());
    }

    @Test
    void aKeyInCommonNeedsNothingThatOnlyOneStageHas() {
        final Stretches stretches = cut(rows -> rows.through("d", adding("d")).through("k1", by("a"))
            .through("k2", by("d", "a")));
        assertEquals("[] | [0, 1, 2] | []", text(stretches));
        assertEquals("d, k1, k2 by [a]", stretches.text());
    }

    @Test
    void anotherKeyReadsTheMergedOrder() {
        final Stretches stretches = cut(rows -> {
            rows.through("k1", by("a")).through("k2", by("b")).through("k3", by("a"));
            rows.through("k4", by("a", "c"));
        });
        assertEquals("[] | [0, 3] | [] | [1] | [] | [2] | []", text(stretches));
        assertEquals("k1, k4 by [a]; k2 by [b]; k3 by [a]", stretches.text());
    }

    @Test
    void aKeyThatAKeyedStageSetsReadsTheMergedOrder() {
        final Stretches stretches = cut(rows -> rows
            .through("k1", new KeyedOperators.Tally(Field.int64("t"), List.of("a"))).through("k2", by("t", "b")));
        assertEquals("[] | [0] | [] | [1] | []", text(stretches));
    }
}
