package io.turgo.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.egress.OutputId;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.MemoryJournal;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Scope;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * An engine that is put back from a checkpoint at any time, on any thread plan, and then goes on, comes to the same as
 * one that was never stopped: outputs, ids, state, counts. A crash is a copy of journal, checkpoints and outputs as
 * they stood at some moment.
 */
class CheckpointPropertyTest {
    private static final int ROUNDS = Math.max(1, Integer.getInteger("turgo.rounds", 1) * 5);
    private static final int ROWS = 3_000;
    private static final int CRASHES = 4;
    private static final String[] PLANS = {"fused", "pipelined", "sharded:1", "sharded:2", "sharded:3"};

    /** A row of the input. */
    private record Input(long time, String pair, long price, long amount) {
        static Input random(int position, Random random) {
            return new Input(position - random.nextInt(70), "P" + random.nextInt(1 + position / 40),
                10_000 + random.nextInt(100), random.nextInt(1_000_000));
        }

        Market.Trade trade(int symbol) {
            return new Market.Trade(time, symbol, price, amount);
        }
    }

    private final long seed = Long.getLong("turgo.seed", System.nanoTime());

    @Test
    void anyCheckpointAndTheTailComeToTheSame() {
        for (int round = 0; round < ROUNDS; round++) {
            final String repeat = "repeat with -Dturgo.rounds=0 -Dturgo.seed=" + (seed + round);
            try {
                new Life(seed + round).run(repeat);
            } catch (final RuntimeException e) {
                throw new AssertionError(repeat, e);
            }
        }
    }

    /** One input, taken by an engine that runs through and by engines that crash. */
    private static final class Life {
        private final Random random;
        private final Input[] input = new Input[ROWS];
        private final int keys;
        private MemoryJournal journal;
        private MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        private final Market market;

        Life(long seed) {
            random = new Random(seed);
            keys = 1 + random.nextInt(6);
            for (int i = 0; i < ROWS; i++) {
                input[i] = Input.random(i, random);
            }
            market = new Market(keys, random::nextBoolean);
            journal = new MemoryJournal().checkpointsIn(checkpoints);
        }

        void run(String repeat) {
            final Market uninterrupted = new Market(keys, () -> false);
            final EngineResult whole = engine(uninterrupted, new MemoryJournal(), ThreadPlan.FUSED, ROWS, true);
            for (int crash = 0; crash < CRASHES; crash++) {
                engine(market, journal, plan(), ROWS * (crash + 1) / (CRASHES + 1), false);
                crash();
            }
            final EngineResult last = engine(market, journal, plan(), ROWS, true);
            market.sinks().forEach((name, sink) -> {
                assertEquals(uninterrupted.sinks().get(name).lines(), sink.lines(), name + ", " + repeat);
                assertEquals(uninterrupted.sinks().get(name).ids(), sink.ids(), name + ", " + repeat);
            });
            assertEquals(whole.outputHash(), last.outputHash(), repeat);
            assertEquals(whole.stateHash(), last.stateHash(), repeat);
            assertEquals(whole.late(), last.late(), repeat);
            assertEquals(ROWS, last.restored() + last.replayed() + last.events(), repeat);
            assertTrue(checkpoints.count() > 0, repeat);
            final EngineResult replayed = Engine.replay(market.pipeline(),
                Engine.context().journal(journal).discardOutputs(), Long.MAX_VALUE);
            assertEquals(whole.stateHash(), replayed.stateHash(), repeat);
        }

        private ThreadPlan plan() {
            return ThreadPlan.of(PLANS[random.nextInt(PLANS.length)]);
        }

        /** Goes back to some checkpoint, some later frame of the journal, and some number of outputs between. */
        private void crash() {
            final int kept = random.nextInt(checkpoints.count() + 1);
            final long frame = kept == 0 ? 0 : checkpoints.manifest(kept - 1).frame();
            final long last = journal.info().lastFrame();
            final long until = frame + (last == frame ? 0 : random.nextInt((int) (last - frame) + 1));
            journal = journal.copyOf((int) until).checkpointsIn(checkpoints.copyOf(kept));
            market.sinks().forEach((name, sink) -> {
                final int confirmed = kept == 0 ? 0
                    : checkpoints.manifest(kept - 1).values().get("sink/" + name + "/outputs").intValue();
                final int caused = (int) sink.ids().stream().filter(this::isCaused).count();
                sink.keepFirst(confirmed + (caused <= confirmed ? 0 : random.nextInt(caused - confirmed + 1)));
            });
            checkpoints = (MemoryCheckpoints) journal.checkpoints();
        }

        private boolean isCaused(OutputId id) {
            return id.sequence() < journal.info().nextSequence() - 1;
        }

        private EngineResult engine(
            Market to, MemoryJournal journalTo, ThreadPlan threads, int rows, boolean end) {
            try (Engine engine = Engine.start(to.pipeline(), Engine.context().journal(journalTo)
                .threads(threads).ringSlots(1 << random.nextInt(8)).frameBytes(1 + random.nextInt(4000))
                .checkpointIntervalMs(0).checkpointEvents(1 + random.nextInt(900)).checkpointBufferBytes(4096))) {
                try (RowPublisher publisher = engine.publisher("trades")) {
                    final Scope scope = engine.scope("trades");
                    for (int i = (int) engine.lastPosition("trades") + 1; i < rows; i++) {
                        Market.publish(publisher, scope, i, input[i].trade(engine.symbols().intern(input[i].pair)));
                        if (journalTo.checkpoints() != null && random.nextInt(400) == 0) {
                            engine.checkpoint();
                        }
                    }
                    if (end) {
                        publisher.endOfInput();
                    }
                }
                return engine.finish();
            }
        }
    }
}
