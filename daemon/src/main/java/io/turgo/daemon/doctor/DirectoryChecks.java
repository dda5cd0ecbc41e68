package io.turgo.daemon.doctor;

import static io.turgo.daemon.doctor.Diagnosis.bad;
import static io.turgo.daemon.doctor.Diagnosis.ok;
import static io.turgo.daemon.doctor.Diagnosis.warn;

import io.turgo.daemon.Figures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** The file system that a data directory is on, or will be. */
final class DirectoryChecks {
    private static final Set<String> REMOTE =
        Set.of("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph", "glusterfs", "fuse.s3fs");
    private static final Set<String> VOLATILE = Set.of("tmpfs", "ramfs");
    private static final long JOURNAL_FILE_BYTES = 1L << 30;
    private static final int FILES_OF_ROOM = 4;
    private static final int FORCES = 20;
    private static final int FORCED_BYTES = 4_096;
    private static final long SLOW_FORCE_NS = 20_000_000;
    private static final long MAPPINGS_WANTED = 65_530;
    private static final long FILES_WANTED = 1_024;
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final Path data;
    private final Path existing;

    /** @param data need not exist */
    DirectoryChecks(Path data) {
        this.data = data.toAbsolutePath().normalize();
        Path parent = this.data;
        while (!Files.exists(parent)) {
            parent = parent.getParent();
        }
        existing = parent;
    }

    List<Diagnosis> all() {
        return List.of(access(), fileSystem(), space(), force(), mapped(), limits());
    }

    private Diagnosis access() {
        return Files.isDirectory(existing) && Files.isWritable(existing)
            ? ok("directory", data + (existing.equals(data) ? "" : " will be made in " + existing))
            : bad("directory", existing + " is no directory that can be written",
                "name another by --data, or change its owner");
    }

    private Diagnosis fileSystem() {
        try {
            final FileStore store = Files.getFileStore(existing);
            final String found = store.type() + " (" + store.name() + ")";
            if (REMOTE.contains(store.type())) {
                return bad("file system", found + ": locks and mapped files are not dependable over a network",
                    "put the data directory on a local disk");
            } else if (VOLATILE.contains(store.type())) {
                return warn("file system", found + ": gone when the machine restarts",
                    "put the data directory on a disk, unless that is what you want");
            } else if (store.type().equals("overlay")) {
                return warn("file system", found + ": a container's own layer, gone with the container",
                    "mount a volume and name a directory on it by --data");
            }
            return barriers(store, found);
        } catch (IOException e) {
            return bad("file system", "cannot be looked at: " + e, "name another directory by --data");
        }
    }

    private static Diagnosis barriers(FileStore store, String found) {
        final String options = Machine.mountOptions(store.name(), store.type());
        return Arrays.asList(options.split(",")).contains("nobarrier") || options.contains("barrier=0")
            ? bad("file system", found + ", mounted without barriers: durability disk would not survive loss of power",
                "mount it without nobarrier")
            : ok("file system", found);
    }

    private Diagnosis space() {
        try {
            final FileStore store = Files.getFileStore(existing);
            final long free = store.getUsableSpace();
            final String found = Figures.bytes(free) + " free of " + Figures.bytes(store.getTotalSpace());
            return free >= FILES_OF_ROOM * JOURNAL_FILE_BYTES ? ok("space", found)
                : warn("space", found + " < " + Figures.bytes(FILES_OF_ROOM * JOURNAL_FILE_BYTES)
                    + ", four files of the journal", "free some, or limit the journal by turgo.journal.retain.bytes");
        } catch (IOException e) {
            return bad("space", "cannot be looked at: " + e, "name another directory by --data");
        }
    }

    /** How long the disk takes to say that something is safe, for which each group of outputs waits. */
    private Diagnosis force() {
        try {
            final long medianNs = medianForceNs();
            final String found = "a forced write takes " + Figures.duration(medianNs) + " (median of " + FORCES + ")";
            return medianNs <= SLOW_FORCE_NS ? ok("disk", found)
                : warn("disk", found, "with --durability disk outputs come that late; a faster disk, or process");
        } catch (IOException e) {
            return bad("disk", "cannot be written: " + e, "name another directory by --data");
        }
    }

    private long medianForceNs() throws IOException {
        final Path probe = Files.createTempFile(existing, "turgo-doctor", ".probe");
        final long[] takenNs = new long[FORCES];
        try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
            for (int i = 0; i < FORCES; i++) {
                final long startNs = CLOCK.nanoTime();
                channel.write(ByteBuffer.allocate(FORCED_BYTES));
                channel.force(false);
                takenNs[i] = CLOCK.nanoTime() - startNs;
            }
        } finally {
            Files.delete(probe);
        }
        Arrays.sort(takenNs);
        return takenNs[FORCES / 2];
    }

    /** The journal's newest file and what is read of it are mapped, and so are checkpoints while they are made. */
    private Diagnosis mapped() {
        final long bytes = 5 * JOURNAL_FILE_BYTES / 4 + checkpointBytes();
        final OptionalLong memory = Machine.memoryBytes();
        final String found = "journal and checkpoints map up to " + Figures.bytes(bytes)
            + (memory.isPresent() ? ", memory is " + Figures.bytes(memory.getAsLong()) : "");
        return memory.isPresent() && checkpointBytes() > memory.getAsLong()
            ? warn("mapped", found + ": checkpoints do not fit into the page cache and will be slow",
                "give it more memory, or keep less state")
            : ok("mapped", found);
    }

    private long checkpointBytes() {
        final Path checkpoints = data.resolve("checkpoints");
        if (!Files.isDirectory(checkpoints)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.map(Path::toFile).filter(java.io.File::isFile).mapToLong(java.io.File::length).sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private static Diagnosis limits() {
        final long files = Machine.openFiles().orElse(Long.MAX_VALUE);
        final long mappings = Machine.mappings().orElse(Long.MAX_VALUE);
        if (files < FILES_WANTED) {
            return warn("limits", "open files: " + files + " < " + FILES_WANTED, "ulimit -n " + 4 * FILES_WANTED);
        } else if (mappings < MAPPINGS_WANTED) {
            return warn("limits", "mappings: " + mappings + " < " + MAPPINGS_WANTED,
                "sysctl vm.max_map_count=" + 4 * MAPPINGS_WANTED);
        }
        return ok("limits", (files == Long.MAX_VALUE ? "not known here" : files + " open files")
            + (Machine.hugePagesAlways() ? ", huge pages always" : ""));
    }
}
