package io.turgo.connectors.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file channel that keeps the order of all changes, and fails when it is told to. */
public final class RecordingChannel extends FileChannel {
    private final String name;
    private final FileChannel file;
    private final Log log;

    private RecordingChannel(String name, FileChannel file, Log log) {
        this.name = name;
        this.file = file;
        this.log = log;
    }

    /** Files that fail from a write or force on, counted from 0. */
    public static Log failingAt(int operation) {
        final Log log = new Log();
        log.error = "Input/output error";
        log.writesLeft = operation;
        return log;
    }

    /** What can be done to a disk, and what is told to a user of it. */
    enum Kind { CREATE, WRITE, CUT, FORCE, FORCE_DIRECTORY, CONFIRM }

    /**
     * A change of a file.
     *
     * @param file   its name; of a directory none
     * @param offset where the bytes went, or the length that it was cut to, or what was confirmed
     * @param bytes  written; else none
     */
    record Change(Kind kind, String file, long offset, byte[] bytes) {
        private static final byte[] NONE = {};

        static Change of(Kind kind, String file, long offset) {
            return new Change(kind, file, offset, NONE);
        }
    }

    /** The changes of all files, in their order. */
    public static final class Log implements ChannelOpener {
        final List<Change> changes = new ArrayList<>();
        /** Writes beyond so many fail, at half of their bytes. */
        int writesLeft = Integer.MAX_VALUE;
        /** How they fail. */
        String error = "No space left on device";

        @Override
        public FileChannel open(Path path) throws IOException {
            final String name = path.getFileName().toString();
            if (!Files.exists(path)) {
                changes.add(Change.of(Kind.CREATE, name, 0));
            }
            return new RecordingChannel(name, ChannelOpener.REAL.open(path), this);
        }

        @Override
        public void forceDirectory(Path directory) {
            changes.add(Change.of(Kind.FORCE_DIRECTORY, "", 0));
        }

        /** Notes that a user was told that this output is safe. */
        void confirm(long output) {
            changes.add(Change.of(Kind.CONFIRM, "", output));
        }

        long count(Kind kind) {
            return changes.stream().filter(each -> each.kind() == kind).count();
        }
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        final boolean failing = log.writesLeft-- <= 0;
        final byte[] bytes = new byte[failing ? source.remaining() / 2 : source.remaining()];
        source.duplicate().get(bytes);
        final int written = file.write(ByteBuffer.wrap(bytes), position);
        if (written != bytes.length) {
            throw new AssertionError("short write");
        }
        log.changes.add(new Change(Kind.WRITE, name, position, bytes));
        if (failing) {
            throw new IOException(log.error);
        }
        source.position(source.limit());
        return written;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        if (file.size() > size) {
            log.changes.add(Change.of(Kind.CUT, name, size));
        }
        file.truncate(size);
        return this;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public int read(ByteBuffer target) {
        throw new AssertionError("not used");
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new AssertionError("not used");
    }

    @Override
    public int write(ByteBuffer source) {
        throw new AssertionError("not used");
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new AssertionError("not used");
    }

    @Override
    public long position() {
        throw new AssertionError("not used");
    }

    @Override
    public FileChannel position(long newPosition) {
        throw new AssertionError("not used");
    }

    @Override
    public void force(boolean metaData) throws IOException {
        if (log.writesLeft-- <= 0) {
            throw new IOException(log.error);
        }
        log.changes.add(Change.of(Kind.FORCE, name, 0));
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new AssertionError("not used");
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new AssertionError("not used");
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new AssertionError("not used");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new AssertionError("not used");
    }
}
