package io.turgo.engine;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.error.NoSpaceException;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;

/** Waits where the disk is full, and goes on when there is room again. */
final class PatientWriter implements CheckpointWriter {
    private static final long PAUSE_NS = 100_000_000L;

    private final CheckpointWriter writer;
    private final Predicate<NoSpaceException> mayWait;
    private final LongConsumer pause;

    /**
     * @param mayWait is asked, and told of the full disk, before each wait
     * @param pause   waits for so many nanoseconds
     */
    PatientWriter(CheckpointWriter writer, Predicate<NoSpaceException> mayWait, LongConsumer pause) {
        this.writer = writer;
        this.mayWait = mayWait;
        this.pause = pause;
    }

    private void untilDone(Runnable action) {
        while (true) {
            try {
                action.run();
                return;
            } catch (final NoSpaceException full) {
                if (!mayWait.test(full)) {
                    throw full;
                }
                pause.accept(PAUSE_NS);
            }
        }
    }

    @Override
    public void put(int table, DirectBuffer buffer, int offset) {
        try {
            writer.put(table, buffer, offset);
        } catch (final NoSpaceException full) {
            untilDone(() -> writer.put(table, buffer, offset));
        }
    }

    @Override
    public void remove(int table, DirectBuffer buffer, int offset) {
        try {
            writer.remove(table, buffer, offset);
        } catch (final NoSpaceException full) {
            untilDone(() -> writer.remove(table, buffer, offset));
        }
    }

    @Override
    public void symbols(int count, IntFunction<byte[]> utf8) {
        untilDone(() -> writer.symbols(count, utf8));
    }

    @Override
    public void publish(CheckpointManifest manifest) {
        untilDone(() -> writer.publish(manifest));
    }

    @Override
    public void abandon() {
        writer.abandon();
    }
}
