package io.turgo.connectors.file;

import io.turgo.egress.OutputId;
import io.turgo.error.ConfigurationException;
import io.turgo.failpoint.Failpoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The commit file of one data file, locked against other processes while it is open. Belongs to one thread at a time;
 * {@link #write} allocates nothing.
 *
 * @see CommitDescriptor
 */
final class CommitFile implements Closeable {
    private final Path path;
    private final DiskFile file;
    private final ByteBuffer slot = ByteBuffer.allocate(CommitDescriptor.SLOT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();

    private CommitFile(Path path, DiskFile file) {
        this.path = path;
        this.file = file;
    }

    /** Where the commit file of a data file is: beside it, hidden. */
    static Path beside(Path data) {
        return data.resolveSibling("." + data.getFileName() + ".turgo");
    }

    /**
     * Opens and locks the commit file of a data file; makes it if there is none, with all the space that it will ever
     * need.
     *
     * @throws ConfigurationException if it is locked
     */
    static CommitFile open(Path data, Medium medium) throws IOException {
        final Path path = beside(data);
        final DiskFile file = DiskFile.open(path, medium);
        try {
            if (!isLocked(file.channel())) {
                throw new ConfigurationException("output `" + data + "` is being written by another engine (`" + path
                    + "` is locked), stop that one or name another output");
            }
            allocate(file);
            medium.forceDirectory(path.getParent());
            return new CommitFile(path, file);
        } catch (final IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** A slot that is written over its own blocks needs no new ones, where the file system writes in place. */
    private static void allocate(DiskFile file) throws IOException {
        final long present = file.channel().size();
        if (present < CommitDescriptor.FILE_BYTES) {
            file.write(ByteBuffer.allocate((int) (CommitDescriptor.FILE_BYTES - present)), present);
            file.force();
        }
    }

    /** The lock lives as long as the channel. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null && lock.isValid();
        } catch (final OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** The newest valid commit, or null if there is none. */
    Commit newest() throws IOException {
        Commit newest = null;
        for (int i = 0; i < CommitDescriptor.SLOTS; i++) {
            final Commit each = read(CommitDescriptor.slotOffset(i));
            if (each != null && (newest == null || each.generation() > newest.generation())) {
                newest = each;
            }
        }
        return newest;
    }

    private Commit read(long offset) throws IOException {
        slot.clear();
        if (!file.read(slot, offset) || slot.getLong(CommitDescriptor.MAGIC_OFFSET) != CommitDescriptor.MAGIC
            || slot.getInt(CommitDescriptor.CRC_OFFSET) != checksum()) {
            return null;
        }
        final int version = slot.getInt(CommitDescriptor.VERSION_OFFSET);
        if (version != CommitDescriptor.VERSION) {
            throw new ConfigurationException("version=" + version + " of `" + path + "` is not "
                + CommitDescriptor.VERSION + ", the one this Turgo writes; use the Turgo that wrote it or "
                + "another output");
        }
        return new Commit(slot.getLong(CommitDescriptor.GENERATION_OFFSET),
            new UUID(slot.getLong(CommitDescriptor.JOURNAL_HIGH_OFFSET),
                slot.getLong(CommitDescriptor.JOURNAL_LOW_OFFSET)),
            new OutputId(slot.getLong(CommitDescriptor.SEQUENCE_OFFSET), slot.getLong(CommitDescriptor.CONTROL_OFFSET),
                slot.getInt(CommitDescriptor.ORDINAL_OFFSET)),
            slot.getLong(CommitDescriptor.LENGTH_OFFSET));
    }

    private int checksum() {
        crc.reset();
        crc.update(slot.array(), 0, CommitDescriptor.CRC_OFFSET);
        return (int) crc.getValue();
    }

    /** For which journal the next commits are; until it is called again. */
    void journal(UUID journal) {
        slot.putLong(CommitDescriptor.MAGIC_OFFSET, CommitDescriptor.MAGIC);
        slot.putInt(CommitDescriptor.VERSION_OFFSET, CommitDescriptor.VERSION);
        slot.putInt(CommitDescriptor.VERSION_OFFSET + Integer.BYTES, 0);
        slot.putLong(CommitDescriptor.JOURNAL_HIGH_OFFSET, journal.getMostSignificantBits());
        slot.putLong(CommitDescriptor.JOURNAL_LOW_OFFSET, journal.getLeastSignificantBits());
        slot.putInt(CommitDescriptor.ORDINAL_OFFSET + Integer.BYTES, 0);
        slot.putInt(CommitDescriptor.CRC_OFFSET + Integer.BYTES, 0);
    }

    /** Writes the commit of a generation, over the one two generations older. */
    void write(long generation, long sequence, long control, int ordinal, long lengthBytes) throws IOException {
        slot.putLong(CommitDescriptor.GENERATION_OFFSET, generation);
        slot.putLong(CommitDescriptor.SEQUENCE_OFFSET, sequence);
        slot.putLong(CommitDescriptor.CONTROL_OFFSET, control);
        slot.putInt(CommitDescriptor.ORDINAL_OFFSET, ordinal);
        slot.putLong(CommitDescriptor.LENGTH_OFFSET, lengthBytes);
        slot.putInt(CommitDescriptor.CRC_OFFSET, checksum());
        slot.clear();
        file.write(slot, CommitDescriptor.slotOffset(generation));
        Failpoint.FILE_SINK_COMMITTED.pass();
        file.force();
        Failpoint.FILE_SINK_FORCED.pass();
    }

    /** See {@link DiskFile#waitForRoom}. */
    void waitForRoom() {
        file.waitForRoom();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
