package io.turgo.connectors.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file channel that keeps the order of all changes, and fails when it is told to. */
final class RecordingChannel extends FileChannel {
    private final String name;
    private final FileChannel file;
    private final Log log;

    private RecordingChannel(String name, FileChannel file, Log log) {
        this.name = name;
        this.file = file;
        this.log = log;
    }

    /**
     * A change of a file.
     *
     * @param file   its name
     * @param offset where the bytes went, or the length that it was cut to
     * @param bytes  null if it was cut
     */
    record Change(String file, long offset, byte[] bytes) {
    }

    /** The changes of all files, in their order. */
    static final class Log implements ChannelOpener {
        final List<Change> changes = new ArrayList<>();
        /** Writes beyond so many fail. */
        int writesLeft = Integer.MAX_VALUE;

        @Override
        public FileChannel open(Path path) throws IOException {
            changes.add(new Change(path.getFileName().toString(), 0, new byte[0]));
            return new RecordingChannel(path.getFileName().toString(), ChannelOpener.REAL.open(path), this);
        }
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        if (log.writesLeft-- <= 0) {
            throw new IOException("No space left on device");
        }
        final byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        final int written = file.write(source, position);
        if (written != bytes.length) {
            throw new AssertionError("short write");
        }
        log.changes.add(new Change(name, position, bytes));
        return written;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        if (file.size() > size) {
            log.changes.add(new Change(name, size, null));
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
    public void force(boolean metaData) {
        throw new AssertionError("not used");
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
