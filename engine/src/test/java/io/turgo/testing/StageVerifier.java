package io.turgo.testing;

import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Verifies that an operator keeps all of its state where checkpoints find it: runs it over items once as they come, and
 * once with its stage replaced between every two items by a new one that was given the rows of the old one's tables, in
 * any order. Both must say the same. New rows leave through an outlet of one slot.
 */
public final class StageVerifier {
    private final Operator operator;
    private final Schema in;
    private final List<Consumer<StageHarness>> items = new ArrayList<>();

    private StageVerifier(Operator operator, Schema in) {
        this.operator = operator;
        this.in = in;
    }

    /** A verifier of that operator, for rows of that schema. */
    public static StageVerifier of(Operator operator, Schema in) {
        return new StageVerifier(operator, in);
    }

    /** Adds a row; fields that the map does not name are null. */
    public StageVerifier row(long eventTimeNs, Map<String, ?> fields) {
        items.add(harness -> harness.feed(eventTimeNs, fields));
        return this;
    }

    /** Adds a move of the watermark. */
    public StageVerifier watermark(long watermarkNs) {
        items.add(harness -> harness.watermark(watermarkNs));
        return this;
    }

    /** Adds a tick of journaled time. */
    public StageVerifier tick(long timeNs) {
        items.add(harness -> harness.tick(timeNs));
        return this;
    }

    /** Adds a row of one of the operator's reference tables, by its place in {@link Operator#references}. */
    public StageVerifier put(int table, Map<String, ?> fields) {
        items.add(harness -> harness.put(table, fields));
        return this;
    }

    /** Adds the deletion of a row of a reference table. */
    public StageVerifier delete(int table, Map<String, ?> fields) {
        items.add(harness -> harness.delete(table, fields));
        return this;
    }

    /**
     * Runs all items both ways.
     *
     * @return the outputs, as maps, each with its event time under {@link StageHarness#EVENT_TIME}
     * @throws AssertionError if an output, or the hash of the state, differs behind one of the items, which is named
     */
    public List<Map<String, Object>> verify() {
        final List<Map<String, Object>> outputs = new ArrayList<>();
        final Random order = new Random(items.size());
        try (StageHarness plain = StageHarness.of(operator, in);
            StageHarness restored = StageHarness.of(operator, in)) {
            for (int i = 0; i < items.size(); i++) {
                items.get(i).accept(plain);
                items.get(i).accept(restored);
                final List<Map<String, Object>> expected = plain.take();
                requireEqual(i, "outputs", expected, restored.take());
                restored.restore(order);
                requireEqual(i, "state hash", plain.stage().stateHash(), restored.stage().stateHash());
                outputs.addAll(expected);
            }
        }
        return outputs;
    }

    private static void requireEqual(int item, String what, Object expected, Object restored) {
        if (!expected.equals(restored)) {
            throw new AssertionError("item " + item + ": " + what + ' ' + restored + " of a stage that was put back "
                + "before it != " + expected + " of one that was not: some state is not in the tables, or not made "
                + "again from them");
        }
    }
}
