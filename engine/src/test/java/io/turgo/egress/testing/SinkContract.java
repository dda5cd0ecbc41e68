package io.turgo.egress.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.record.Schema;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every sink must do. A test of a sink extends this, or {@link ExactlyOnceContract}, and says how a sink is made
 * and what is behind it.
 */
public abstract class SinkContract {
    /** The rows that come. */
    protected static final Schema OUTPUTS = Schema.named("outputs").int64("number").string("text").build();

    /** What the sinks are told. */
    protected final SinkFixture fixture = SinkFixture.of(OUTPUTS);

    /** A new sink that writes to the one place of this test. */
    protected abstract Sink sink() throws Exception;

    /** The rows in that place, in order, as {@code number + "," + text}. */
    protected abstract List<String> held() throws Exception;

    /** What is promised. */
    protected abstract Guarantee guarantee();

    /** Whether rows that change or delete others are taken. */
    protected boolean takesChanges() {
        return false;
    }

    /** Random numbers that are the same again with {@code -Dturgo.seed}, which the message of a failure gives. */
    protected static long seed() {
        return Long.getLong("turgo.seed", new Random().nextLong());
    }

    static List<String> shown(List<SinkOutput> outputs) {
        return outputs.stream().map(SinkOutput::shown).toList();
    }

    @Test
    void opensOnNothing() throws Exception {
        final Sink sink = sink();
        assertEquals(OutputId.NONE, sink.open(fixture));
        sink.close();
        assertEquals(List.of(), held());
    }

    @Test
    void promisesWhatItIsSaidTo() throws Exception {
        assertEquals(guarantee(), sink().guarantee());
    }

    @Test
    void closesTwiceAndUnopened() throws Exception {
        final Sink sink = sink();
        sink.close();
        sink.close();
        final Sink opened = sink();
        opened.open(fixture);
        opened.close();
        opened.close();
    }

    @Test
    void committedOutputsAreThereInOrder() throws Exception {
        final List<SinkOutput> outputs = SinkOutput.random(new Random(1), 50);
        final Sink sink = sink();
        sink.open(fixture);
        for (final SinkOutput output : outputs) {
            output.writeTo(sink, fixture);
            if (output.number() % 7 == 0) {
                sink.commit();
            }
        }
        sink.commit();
        assertEquals(shown(outputs), held());
        sink.close();
        assertEquals(shown(outputs), held());
    }

    @Test
    void withoutAJournalItHoldsNothing() throws Exception {
        final SinkFixture plain = SinkFixture.withoutJournal(OUTPUTS);
        final SinkOutput output = SinkOutput.random(new Random(1), 1).get(0);
        for (int run = 0; run < 2; run++) {
            final Sink sink = sink();
            assertEquals(OutputId.NONE, sink.open(plain));
            output.writeTo(sink, plain);
            sink.commit();
            sink.close();
            assertTrue(held().contains(output.shown()));
        }
    }

    @Test
    void changesAreTakenOrRefusedByName() throws Exception {
        for (final RowKind kind : List.of(RowKind.UPDATE_BEFORE, RowKind.UPDATE_AFTER, RowKind.DELETE)) {
            final Sink sink = sink();
            sink.open(fixture);
            final Row row = fixture.row(1L, "a");
            row.kind(kind);
            if (takesChanges()) {
                sink.write(1, 0, 0, row);
            } else {
                final String message = assertThrows(ConfigurationException.class,
                    () -> sink.write(1, 0, 0, row)).getMessage();
                assertTrue(message.contains("kind=" + kind) && message.contains(sink.toString()), message);
            }
            sink.close();
            assertEquals(List.of(), held());
        }
    }
}
