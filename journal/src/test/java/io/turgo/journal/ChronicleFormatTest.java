package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.frame.Frame;
import io.turgo.frame.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** The plain reader against Chronicle's own: both find the same excerpts in the same files. */
class ChronicleFormatTest {
    private Path root;

    @BeforeTry
    void create() throws IOException {
        root = Files.createTempDirectory("format");
    }

    @AfterTry
    void remove() throws IOException {
        CrashImage.removeAll(root);
    }

    @Property(tries = 20)
    void chronicleReadsTheSameFrames(
        @ForAll @Size(max = 400) List<@IntRange(max = 20_000) Integer> bodyLengths) {
        final Frame frame = new Frame(64);
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            for (int i = 0; i < bodyLengths.size(); i++) {
                journal.append(
                    TestFrames.fill(frame, journal.id(), i + 1, bodyLengths.get(i), TestFrames.BASE_TIME_NS));
            }
            try (JournalReader reader = journal.reader();
                SingleChronicleQueue queue = SingleChronicleQueueBuilder
                    .binary(new JournalDirectory(root).generation(1).toFile()).rollCycle(new SteppedCycle(0))
                    .epoch(SteppedCycle.EPOCH_MS).readOnly(true).build();
                ExcerptTailer tailer = queue.createTailer()) {
                final Bytes<?> bytes = Bytes.allocateElasticDirect();
                assertTrue(tailer.readBytes(bytes));
                assertEquals(GenerationDescriptor.LENGTH, bytes.readRemaining());
                for (int i = 0; i < bodyLengths.size(); i++) {
                    assertTrue(reader.next(frame));
                    bytes.clear();
                    assertTrue(tailer.readBytes(bytes));
                    requireSame(frame, bytes);
                }
                assertFalse(reader.next(frame));
                assertFalse(tailer.readBytes(bytes));
                bytes.releaseLast();
            }
        }
    }

    private static void requireSame(Frame frame, Bytes<?> bytes) {
        assertEquals(frame.length(), bytes.readRemaining());
        for (int i = 0; i < frame.length(); i++) {
            assertEquals(frame.buffer().getByte(i), bytes.readByte(i));
        }
    }
}
