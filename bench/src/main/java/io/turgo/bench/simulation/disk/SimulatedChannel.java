package io.turgo.bench.simulation.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** An open file, or a directory that was opened to be forced. */
final class SimulatedChannel extends FileChannel {
    private static final int TRANSFER_BYTES = 1 << 16;

    private final SimulatedFileSystem fileSystem;
    private final SimulatedDisk disk;
    private final Path path;
    private final Node node;
    private final Mode mode;
    private long position;

    /** How a file is open. */
    record Mode(boolean reads, boolean writes, boolean appends) {
    }

    SimulatedChannel(SimulatedFileSystem fileSystem, Path path, Node node, Mode mode) {
        this.fileSystem = fileSystem;
        disk = fileSystem.disk();
        this.path = path;
        this.node = node;
        this.mode = mode;
    }

    private FileNode file() throws IOException {
        if (node instanceof FileNode file) {
            return file;
        }
        throw new IOException(path + ": Is a directory");
    }

    private void require(boolean open, DiskCall call) throws IOException {
        requireOpen(open, call);
        disk.pass(fileSystem, call, path.toString());
    }

    private void requireOpen(boolean open, DiskCall call) throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        if (!open) {
            throw call == DiskCall.READ ? new NonReadableChannelException() : new NonWritableChannelException();
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        final int count = read(target, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public int read(ByteBuffer target, long at) throws IOException {
        require(mode.reads, DiskCall.READ);
        return file().read(target, at);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        long count = 0;
        for (int i = offset; i < offset + length; i++) {
            final int one = read(targets[i]);
            count += Math.max(0, one);
            if (one < 0 || targets[i].hasRemaining()) {
                return count == 0 && one < 0 ? -1 : count;
            }
        }
        return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (mode.appends) {
            position = node.sizeBytes();
        }
        final int count = write(source, position);
        position += count;
        return count;
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        long count = 0;
        for (int i = offset; i < offset + length; i++) {
            count += write(sources[i]);
            if (sources[i].hasRemaining()) {
                return count;
            }
        }
        return count;
    }

    /** Where the call fails, a part of the bytes may have been written, as the write of a killed process may. */
    @Override
    public int write(ByteBuffer source, long at) throws IOException {
        requireOpen(mode.writes, DiskCall.WRITE);
        final int count = disk.taken(source.remaining());
        if (disk.strikes(fileSystem, DiskCall.WRITE)) {
            file().write(source.duplicate(), disk.written(count), at);
            throw disk.fail(path.toString());
        }
        disk.requireRoom(at + count - node.sizeBytes());
        file().write(source, count, at);
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen(true, DiskCall.READ);
        return node.sizeBytes();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        require(mode.writes, DiskCall.WRITE);
        file().truncate(size);
        position = Math.min(position, size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        requireOpen(true, DiskCall.READ);
        if (disk.strikes(fileSystem, DiskCall.FORCE)) {
            disk.forceInPart(node);
            throw disk.fail(path.toString());
        }
        disk.force(node);
    }

    @Override
    public long transferTo(long at, long count, WritableByteChannel target) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(count, TRANSFER_BYTES));
        return read(bytes, at) < 0 ? 0 : target.write(bytes.flip());
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(count, TRANSFER_BYTES));
        long written = 0;
        if (source.read(bytes) > 0) {
            bytes.flip();
            while (bytes.hasRemaining()) {
                written += write(bytes, at + written);
            }
        }
        return written;
    }

    @Override
    public MappedByteBuffer map(MapMode mapMode, long at, long size) {
        throw new UnsupportedOperationException("files of a simulated disk cannot be mapped");
    }

    @Override
    public FileLock lock(long at, long size, boolean shared) throws IOException {
        return tryLock(at, size, shared);
    }

    /** All channels of a boot belong to one process, which is told when it locks twice. Locks are of whole files. */
    @Override
    public FileLock tryLock(long at, long size, boolean shared) throws IOException {
        require(true, DiskCall.OPEN);
        final SimulatedChannel holder = file().lockHolder();
        if (holder != null && holder.isOpen() && holder.fileSystem == fileSystem) {
            throw new OverlappingFileLockException();
        }
        file().lockHolder(this);
        return new Lock(this, at, size, shared);
    }

    /** A lock, which ends with its channel or the boot. */
    private static final class Lock extends FileLock {
        private boolean valid = true;

        Lock(SimulatedChannel channel, long position, long size, boolean shared) {
            super(channel, position, size, shared);
        }

        @Override
        public boolean isValid() {
            return valid && acquiredBy().isOpen();
        }

        @Override
        public void release() {
            valid = false;
            final SimulatedChannel channel = (SimulatedChannel) acquiredBy();
            if (channel.node instanceof FileNode file && file.lockHolder() == channel) {
                file.lockHolder(null);
            }
        }
    }

    @Override
    protected void implCloseChannel() {
        if (node instanceof FileNode file && file.lockHolder() == this) {
            file.lockHolder(null);
        }
    }
}
