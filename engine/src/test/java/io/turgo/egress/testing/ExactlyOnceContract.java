package io.turgo.egress.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.error.TurgoException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a sink that keeps the id of its last output must do, over crashes and errors. */
public abstract class ExactlyOnceContract extends SinkContract {
    private static final int ROUNDS = 10 * Integer.getInteger("turgo.rounds", 1);
    private static final int MOST_OUTPUTS = 40;

    /** Empties the place, as if no sink had ever been there. */
    protected abstract void clear() throws Exception;

    /** Lets go of a sink as the death of its process would: nothing is written any more. */
    protected void crash(Sink sink) {
        sink.close();
    }

    /** As {@link #sink}, but what it does to its place fails from the {@code operation}-th time on, counted from 0. */
    protected abstract Sink failing(int operation) throws Exception;

    @Override
    protected Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Test
    void theLastCommittedIdIsHeld() throws Exception {
        final List<OutputId> ids = List.of(new OutputId(0, 0, 0), new OutputId(0, 0, 1), new OutputId(0, 1, 0),
            new OutputId(0, 1, 1), new OutputId(0, 3, 0), new OutputId(1, 3, 0), new OutputId(1L << 40, 3, 7),
            new OutputId(1L << 40, 1L << 50, Integer.MAX_VALUE), new OutputId(Long.MAX_VALUE, 1L << 50, 0));
        OutputId last = OutputId.NONE;
        for (int i = 0; i < ids.size(); i++) {
            final Sink sink = sink();
            assertEquals(last, sink.open(fixture));
            last = ids.get(i);
            new SinkOutput(last, i, "a").writeTo(sink, fixture);
            sink.commit();
            sink.close();
            assertEquals(i + 1, held().size());
        }
    }

    @Test
    void whatIsNotCommittedIsNotThere() throws Exception {
        final List<SinkOutput> outputs = SinkOutput.random(new Random(2), 3);
        final Sink sink = sink();
        sink.open(fixture);
        outputs.get(0).writeTo(sink, fixture);
        sink.commit();
        sink.commit();
        outputs.get(1).writeTo(sink, fixture);
        crash(sink);
        final Sink again = sink();
        assertEquals(outputs.get(0).id(), again.open(fixture));
        assertEquals(shown(outputs.subList(0, 1)), held());
        again.commit();
        again.close();
        final Sink third = sink();
        assertEquals(outputs.get(0).id(), third.open(fixture));
        third.close();
    }

    @Test
    void crashesAtAnyPointLoseAndRepeatNothing() throws Exception {
        final long seed = seed();
        final Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            clear();
            final List<SinkOutput> outputs = SinkOutput.random(random, 1 + random.nextInt(MOST_OUTPUTS));
            OutputId expected = OutputId.NONE;
            OutputId end = OutputId.NONE;
            while (!end.equals(outputs.get(outputs.size() - 1).id())) {
                final Sink sink = sink();
                assertEquals(expected, sink.open(fixture), "turgo.seed=" + seed + " round " + round);
                end = writeUntilCrash(sink, expected, outputs, random);
                expected = end;
            }
            assertEquals(shown(outputs), held(), "turgo.seed=" + seed + " round " + round);
        }
    }

    /** Gives the id of the last output that was committed. */
    private OutputId writeUntilCrash(Sink sink, OutputId held, List<SinkOutput> outputs, Random random) {
        final int commitOneIn = 1 + random.nextInt(5);
        OutputId committed = held;
        for (final SinkOutput output : outputs) {
            if (output.id().compareTo(held) > 0) {
                output.writeTo(sink, fixture);
                if (random.nextInt(commitOneIn) == 0) {
                    sink.commit();
                    committed = output.id();
                }
                if (random.nextInt(10) == 0) {
                    crash(sink);
                    return committed;
                }
            }
        }
        sink.commit();
        sink.close();
        return outputs.get(outputs.size() - 1).id();
    }

    @Test
    void errorsLoseAndRepeatNothing() throws Exception {
        final long seed = seed();
        boolean failed = true;
        int failures = 0;
        for (int operation = 0; failed; operation++) {
            final Random random = new Random(seed + operation);
            clear();
            final List<SinkOutput> outputs = SinkOutput.random(random, 12);
            final Confirmed confirmed = new Confirmed();
            failed = fails(failing(operation), outputs, confirmed);
            failures += failed ? 1 : 0;
            final Sink again = sink();
            final OutputId held = again.open(fixture);
            final String run = "turgo.seed=" + seed + " operation " + operation;
            assertFalse(held.compareTo(confirmed.last) < 0, run + ": held " + held + " < confirmed " + confirmed.last);
            for (final SinkOutput output : outputs) {
                if (output.id().compareTo(held) > 0) {
                    output.writeTo(again, fixture);
                }
            }
            again.commit();
            again.close();
            assertEquals(shown(outputs), held(), run);
        }
        assertTrue(failures > 0, "nothing failed");
    }

    /** What a sink has said to be safe. */
    private static final class Confirmed {
        private OutputId last = OutputId.NONE;
    }

    private boolean fails(Sink sink, List<SinkOutput> outputs, Confirmed confirmed) {
        try {
            final OutputId held = sink.open(fixture);
            assertEquals(OutputId.NONE, held);
            for (final SinkOutput output : outputs) {
                output.writeTo(sink, fixture);
                if (output.number() % 3 == 0) {
                    sink.commit();
                    confirmed.last = output.id();
                }
            }
            sink.commit();
            confirmed.last = outputs.get(outputs.size() - 1).id();
            return false;
        } catch (final TurgoException e) {
            return true;
        } finally {
            crash(sink);
        }
    }

    @Test
    void anotherJournalIsRefused() throws Exception {
        final Sink sink = sink();
        sink.open(fixture);
        new SinkOutput(new OutputId(1, 0, 0), 1, "a").writeTo(sink, fixture);
        sink.commit();
        sink.close();
        final UUID other = new UUID(77, 88);
        final Sink stranger = sink();
        final String message = assertThrows(ConfigurationException.class,
            () -> stranger.open(SinkFixture.of(OUTPUTS, other))).getMessage();
        stranger.close();
        assertTrue(message.contains(other.toString()) && message.contains(SinkFixture.JOURNAL.toString()), message);
        assertEquals(List.of("1,a"), held());
    }
}
