package io.turgo.egress;

import io.turgo.egress.testing.ExactlyOnceContract;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.record.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A callback of a program that keeps outputs and the id of the last one together. */
class CallbackSinkContractTest extends ExactlyOnceContract {
    private final List<String> kept = new ArrayList<>();
    private OutputId last = OutputId.NONE;
    private UUID journal;

    @Override
    protected Sink sink() {
        return failing(Integer.MAX_VALUE);
    }

    @Override
    protected Sink failing(int operation) {
        final List<String> batch = new ArrayList<>();
        final OutputId[] end = new OutputId[1];
        final int[] left = {operation};
        return CallbackSink.of(Row.class, (id, row) -> {
            requireLeft(left);
            batch.add(row.int64(fixture.rows().column("number")) + "," + text(row));
            end[0] = id.toOutputId();
        }).resumeAfter(id -> held(id)).endOfBatch(() -> {
            requireLeft(left);
            if (!batch.isEmpty()) {
                kept.addAll(batch);
                batch.clear();
                last = end[0];
            }
        });
    }

    private static void requireLeft(int[] left) {
        if (left[0]-- == 0) {
            throw new EngineException("as the test wants it");
        }
    }

    private String text(Row row) {
        return row.isNull(fixture.rows().column("text")) ? "null" : row.string(fixture.rows().column("text"));
    }

    private OutputId held(UUID asked) {
        if (journal != null && !journal.equals(asked)) {
            throw new ConfigurationException("holds outputs of journal " + journal + ", not of journal " + asked);
        }
        journal = asked;
        return last;
    }

    @Override
    protected List<String> held() {
        return kept;
    }

    @Override
    protected void clear() {
        kept.clear();
        last = OutputId.NONE;
        journal = null;
    }

    @Override
    protected boolean takesChanges() {
        return true;
    }
}
