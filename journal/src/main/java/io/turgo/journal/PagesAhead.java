package io.turgo.journal;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.chronicle.core.io.ReferenceOwner;
import net.openhft.posix.PosixAPI;

/**
 * Makes the pages present and writable that the appender will come to, in the appender's own mapping: a first write to
 * a page allocates and zeroes it, and waits where the kernel holds back who makes too many dirty pages. The appending
 * thread asks; another thread does the work and pays. Without {@code MADV_POPULATE_WRITE} (Linux before 5.14, another
 * system) nothing is done, and the appending thread takes the faults.
 */
final class PagesAhead implements ReferenceOwner, AutoCloseable {
    /** How far ahead of the write position pages are made present. Clean ones would fault again: no farther. */
    static final long AHEAD_BYTES = 8L << 20;
    /** How much is asked for at a time. */
    static final long STEP_BYTES = 1L << 20;
    /**
     * How much is made present in one go, which takes some hundred microseconds, and how long the thread then sleeps:
     * where every core has a thread that spins, this one takes a core from one of them, and must not keep it long.
     */
    private static final long GO_BYTES = 64L << 10;
    private static final long PAUSE_NS = 200_000;
    private static final int POPULATE_WRITE = 23;
    private static final long PAGE_BYTES = 1 << 12;

    private final Executor background;
    private MappedBytesStore mapping;
    private long requestedEnd;
    /** About where the appender is. */
    private volatile long appendedEnd;

    /** @param background runs tasks one after the other */
    PagesAhead(Executor background) {
        this.background = background;
    }

    /**
     * Begins with the mapping of a file of which {@code position} bytes are written, or with null for one that is not
     * mapped and has no pages to be made present. Appending thread.
     */
    void begin(MappedBytesStore newMapping, long position) {
        if (newMapping != null) {
            newMapping.reserve(this);
        }
        final MappedBytesStore old = mapping;
        if (old != null) {
            background.execute(() -> old.release(this));
        }
        mapping = newMapping;
        requestedEnd = position & -PAGE_BYTES;
        appendedEnd = position;
    }

    /**
     * Has pages made present ahead of {@code end}, as far as {@code reservedEnd}: what is behind that may have no room
     * on the disk. Appending thread.
     *
     * @return up to where it may be written before this has to be asked again
     */
    long ensure(long end, long reservedEnd) {
        if (mapping == null) {
            return Long.MAX_VALUE;
        }
        appendedEnd = end;
        final long from = requestedEnd;
        final long to = Math.min(end + AHEAD_BYTES, reservedEnd) & -PAGE_BYTES;
        if (to > from) {
            requestedEnd = to;
            final MappedBytesStore target = mapping;
            background.execute(() -> populate(target, Math.max(from, end & -PAGE_BYTES), to));
        }
        return end + STEP_BYTES;
    }

    /** The mapping is held until a later task releases it. */
    private void populate(MappedBytesStore target, long from, long to) {
        final PosixAPI posix = PosixAPI.posix();
        final long address = target.addressForWrite(0);
        for (long at = from; at < to; at += GO_BYTES) {
            posix.madvise(address + at, Math.min(GO_BYTES, to - at), POPULATE_WRITE);
            if (at - appendedEnd > AHEAD_BYTES / 2) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    /** Lets the mapping go; when no task is left and nothing more will be asked. */
    @Override
    public void close() {
        if (mapping != null) {
            mapping.release(this);
            mapping = null;
        }
    }
}
