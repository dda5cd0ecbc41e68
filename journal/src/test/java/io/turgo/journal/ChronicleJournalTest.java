package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.engine.Engine;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.Durability;
import io.turgo.frame.Frame;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalInfo;
import io.turgo.frame.JournalReader;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleJournalTest {
    @TempDir
    Path root;

    @Test
    void newJournalIsEmpty() {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            assertEquals(1, journal.nextFrameNumber());
            assertEquals(new JournalInfo(0, 0, 1, 0), journal.info());
            assertEquals(0, journal.durableFrame());
            assertEquals(Durability.PROCESS, journal.durability());
            TestFrames.requireAll(journal, 0);
        }
    }

    @Test
    void aFrameSizeThatItWouldRefuseIsRefusedWithTheSettings() {
        final Pipeline pipeline = Pipeline.named("frames");
        pipeline.source("rows", Schema.named("rows").timestamp("time").build(), EventTime.ascending("time"))
            .to("out", (id, row) -> { });
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            assertEquals(1 << 18, journal.maxFrameBytes());
            assertEquals("turgo.journal.frame.bytes=262145 > 262144 bytes, the longest frame that the journal takes: a "
                + "quarter of turgo.journal.file.size; lower the one or raise the other",
                assertThrows(ConfigurationException.class, () -> Engine.start(
                    pipeline, Engine.context().journal(journal).frameBytes((1 << 18) + 1))).getMessage());
        }
    }

    @Test
    void readsWhatWasAppendedAndAfterReopening() {
        final UUID id;
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            id = journal.id();
            TestFrames.append(journal, 100);
            TestFrames.requireAll(journal, 100);
            assertEquals(100, journal.durableFrame());
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            assertEquals(id, journal.id());
            assertEquals(101, journal.nextFrameNumber());
            assertEquals(301, journal.info().nextSequence());
            TestFrames.append(journal, 50);
            TestFrames.requireAll(journal, 150);
        }
        final JournalVerifier.Result result = JournalVerifier.verify(root);
        assertTrue(result.isWhole(), result.fault());
        assertEquals(150, result.frames());
    }

    @Test
    void infoCountsTheBytesOfAllFramesAcrossRestarts() {
        long bytes = 0;
        for (int restart = 0; restart < 3; restart++) {
            try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
                for (long number = restart * 10 + 1; number <= restart * 10 + 10; number++) {
                    bytes += 64 + TestFrames.bodyLength(number);
                }
                TestFrames.append(journal, 10);
                assertEquals(new JournalInfo(1, restart * 10 + 10, restart * 30 + 31, bytes), journal.info());
            }
        }
    }

    @Test
    void emptyGenerationsAreRemoved() {
        final JournalDirectory directory = new JournalDirectory(root);
        for (int i = 0; i < 5; i++) {
            ChronicleJournal.open(root, TestFrames.small()).close();
        }
        assertTrue(directory.generations().isEmpty());
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.append(journal, 1);
        }
        ChronicleJournal.open(root, TestFrames.small()).close();
        assertEquals(1, directory.generations().size());
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.requireAll(journal, 1);
        }
    }

    @Test
    void tailingReaderFindsMoreLater() {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small());
            JournalReader reader = journal.reader()) {
            TestFrames.requireFrames(reader, 1, 0);
            TestFrames.append(journal, 10);
            TestFrames.requireFrames(reader, 1, 10);
            TestFrames.append(journal, 5000);
            TestFrames.requireFrames(reader, 11, 5010);
        }
    }

    @Test
    void readerFromSkipsWhatIsBefore() {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.append(journal, 6000);
            for (final long from : new long[] {1, 2, 3000, 5999, 6000, 6001}) {
                try (JournalReader reader = journal.reader(from)) {
                    TestFrames.requireFrames(reader, from, 6000);
                }
            }
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small());
            JournalReader reader = journal.reader(5000)) {
            TestFrames.requireFrames(reader, 5000, 6000);
        }
    }

    @Test
    void readOnlyJournalFollowsItsWriter() {
        assertThrows(ConfigurationException.class, () -> ChronicleJournal.openReadOnly(root));
        ChronicleJournal.open(root, TestFrames.small()).close();
        try (Journal copy = ChronicleJournal.openReadOnly(root); JournalReader reader = copy.reader()) {
            TestFrames.requireFrames(reader, 1, 0);
            try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
                assertEquals(journal.id(), copy.id());
                TestFrames.append(journal, 4000);
                assertEquals(journal.info(), copy.info());
                TestFrames.requireFrames(reader, 1, 4000);
                assertThrows(ConfigurationException.class, () -> copy.append(new Frame(64)));
                assertThrows(ConfigurationException.class, copy::nextFrameNumber);
            }
            assertFalse(reader.next(new Frame(64)));
            try (ChronicleJournal again = ChronicleJournal.open(root, TestFrames.small())) {
                TestFrames.append(again, 2000);
                TestFrames.requireFrames(reader, 4001, 6000);
                assertEquals(again.info(), copy.info());
            }
        }
    }

    @Test
    void framesOfAnotherJournalOrOutOfOrderAreRefusedAndChangeNothing() {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.append(journal, 3);
            final Frame frame = new Frame(1024);
            assertThrows(EngineException.class,
                () -> journal.append(TestFrames.fill(frame, journal.id(), 5, TestFrames.BASE_TIME_NS)));
            assertThrows(EngineException.class,
                () -> journal.append(TestFrames.fill(frame, UUID.randomUUID(), 4, TestFrames.BASE_TIME_NS)));
            assertThrows(EngineException.class, () -> journal.append(new Frame(64)));
            TestFrames.append(journal, 3);
            TestFrames.requireAll(journal, 6);
        }
    }

    @Test
    void framesUpToAQuarterOfAFileAreTaken() {
        final int longest = (1 << 18) - 64;
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            final Frame frame = new Frame(64);
            for (long number = 1; number <= 20; number++) {
                journal.append(TestFrames.fill(frame, journal.id(), number, longest, TestFrames.BASE_TIME_NS));
            }
            final ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> journal.append(
                TestFrames.fill(frame, journal.id(), 21, longest + 1, TestFrames.BASE_TIME_NS)));
            assertTrue(refusal.getMessage().contains("turgo.journal.file.size"), refusal.getMessage());
            TestFrames.requireAll(journal, 20);
        }
    }

    @Test
    void closedJournalAndReaderRefuse() {
        final ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small());
        TestFrames.append(journal, 1);
        final JournalReader reader = journal.reader();
        journal.close();
        journal.close();
        assertThrows(EngineException.class, () -> TestFrames.append(journal, 1));
        reader.close();
        reader.close();
        assertThrows(IllegalStateException.class, () -> reader.next(new Frame(64)));
    }
}
