package io.turgo.bench.jmh;

import io.turgo.bench.report.Workspace;
import io.turgo.frame.Frame;
import io.turgo.frame.FrameDescriptor;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 262,144 events of 64 bytes, 16 MiB, in frames of so many events; time per event. The journal seals each frame (header
 * and CRC32C) and appends it under its guards; the bare queue writes the same bytes, unsealed.
 * <pre>
 *   frame --> seal --> ChronicleJournal.append         frame --> ExcerptAppender.writeBytes
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class JournalAppend {
    private static final int EVENTS = 1 << 18;
    private static final int EVENT_BYTES = 64;

    @Param({"1", "8", "64", "512", "4096"})
    private int eventsPerFrame;

    private Workspace journalFiles;
    private Workspace queueFiles;
    private ChronicleJournal journal;
    private ChronicleQueue queue;
    private ExcerptAppender appender;
    private Frame frame;
    private Bytes<?> bytes;
    private int frameBytes;
    private long nextSequence = 1;

    /** Opens journal and queue in fresh directories. */
    @Setup(Level.Iteration)
    public void open() {
        final Path parent = Path.of(System.getProperty(JmhCommand.DIRECTORY, "target/bench"));
        journalFiles = new Workspace(parent);
        queueFiles = new Workspace(parent);
        journal = ChronicleJournal.open(journalFiles.path(), new JournalSettings());
        queue = ChronicleQueue.singleBuilder(queueFiles.path()).build();
        appender = queue.createAppender();
        frameBytes = FrameDescriptor.HEADER_LENGTH + eventsPerFrame * EVENT_BYTES;
        frame = new Frame(frameBytes);
        bytes = Bytes.allocateElasticDirect(frameBytes);
        nextSequence = 1;
    }

    /** Closes and deletes them. */
    @TearDown(Level.Iteration)
    public void close() {
        journal.close();
        appender.close();
        queue.close();
        bytes.releaseLast();
        journalFiles.close();
        queueFiles.close();
    }

    /** The journal. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long journal() {
        for (int i = 0; i < EVENTS; i += eventsPerFrame) {
            frame.buffer().putLong(FrameDescriptor.HEADER_LENGTH, i);
            frame.seal(frameBytes, journal.id(), journal.nextFrameNumber(), nextSequence, eventsPerFrame, i);
            nextSequence += eventsPerFrame;
            journal.append(frame);
        }
        return journal.nextFrameNumber();
    }

    /** The bare queue. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long bareQueue() {
        for (int i = 0; i < EVENTS; i += eventsPerFrame) {
            bytes.clear();
            bytes.writeLong(0, i);
            bytes.writePosition(frameBytes);
            appender.writeBytes(bytes);
        }
        return appender.lastIndexAppended();
    }
}
