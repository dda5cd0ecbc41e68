package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turgo.frame.Frame;
import io.turgo.journal.file.PosixReserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The appending thread finds its pages present: counted by the kernel, not timed. */
@EnabledOnOs(OS.LINUX)
class PagesAheadTest {
    private static final FrameTotals NOTHING = FrameTotals.none(1, 1);
    private static final int FRAME_BYTES = 1 << 12;
    private static final int WARM_UP_FRAMES = 4 << 10;
    private static final int FRAMES = 16 << 10;
    /** Without pages ahead, small ones: one each; 1 in 16 at the least, where the file system takes 64 KiB at once. */
    private static final int MOST_FAULTS = FRAMES / 200;
    private static final int FIELDS_BEHIND_NAME = 7;

    @TempDir
    Path root;

    /** Another thread, waited for, as if the keeper were always in time. */
    private static final Executor ELSEWHERE = task -> {
        final Thread thread = new Thread(task);
        thread.start();
        try {
            thread.join();
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    };

    @Test
    void theAppendingThreadTakesHardlyAnyPageFaults() throws IOException {
        assumeTrue(isLinuxFrom514(), "the kernel does not offer MADV_POPULATE_WRITE");
        final long faults = faultsOf(new PagesAhead(ELSEWHERE));
        System.out.printf("measured: %d page faults for %d pages appended%n", faults, FRAMES);
        assertTrue(faults <= MOST_FAULTS, faults + " faults for " + FRAMES + " pages");
    }

    private long faultsOf(PagesAhead pages) throws IOException {
        final UUID id = UUID.randomUUID();
        final Failure failure = new Failure();
        final JournalSettings settings = new JournalSettings().openTimeNs(TestFrames.BASE_TIME_NS);
        try (Generation generation = new Generation(new JournalDirectory(root), 1, settings.fileSizeBytes(),
            TestFrames.BASE_TIME_NS)) {
            final RoomAhead room = new RoomAhead(
                root.resolve("room"), new PosixReserver(), ELSEWHERE, failure, settings.reserveAheadBytes());
            final Progress progress = new Progress(NOTHING);
            final FrameForcer forcer = new FrameForcer(progress, failure, ForceDevice.OF_THE_SYSTEM);
            final FrameAppender appender = new FrameAppender(id, settings, generation,
                new FrameAppender.Beside(progress, room, pages, forcer, null, failure), NOTHING);
            appender.begin();
            append(appender, id, 1, WARM_UP_FRAMES);
            final long before = faults();
            append(appender, id, 1 + WARM_UP_FRAMES, FRAMES);
            final long faults = faults() - before;
            pages.close();
            return faults;
        }
    }

    private static void append(FrameAppender appender, UUID id, long first, int count) {
        final Frame frame = new Frame(FRAME_BYTES);
        for (long number = first; number < first + count; number++) {
            frame.seal(FRAME_BYTES, id, number, number, 1, TestFrames.BASE_TIME_NS);
            appender.append(frame);
        }
    }

    /** The calling thread's page faults that needed no disk, proc(5): the tenth field of its stat. */
    private static long faults() throws IOException {
        final String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[FIELDS_BEHIND_NAME]);
    }

    private static boolean isLinuxFrom514() {
        final String[] version = System.getProperty("os.version").split("[^0-9]+");
        final int major = Integer.parseInt(version[0]);
        return major > 5 || major == 5 && Integer.parseInt(version[1]) >= 14;
    }

    @Test
    void nothingIsAskedForBehindWhatIsReserved() {
        final long[] asked = {0};
        try (PagesAhead pages = new PagesAhead(task -> asked[0]++);
            Generation generation =
                new Generation(new JournalDirectory(root), 1, 1 << 20, TestFrames.BASE_TIME_NS)) {
            final long position = generation.probe(UUID.randomUUID(), false, 1);
            pages.begin(generation.mapping(), position);
            assertEquals(position + PagesAhead.STEP_BYTES, pages.ensure(position, position));
            assertEquals(0, asked[0]);
            pages.ensure(position, 1 << 19);
            assertEquals(1, asked[0]);
            pages.ensure(position, 1 << 19);
            assertEquals(1, asked[0], "pages that were asked for already");
            pages.ensure(position, 1 << 20);
            assertEquals(2, asked[0]);
        }
    }
}
