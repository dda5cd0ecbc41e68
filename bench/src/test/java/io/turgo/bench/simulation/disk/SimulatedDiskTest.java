package io.turgo.bench.simulation.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedDiskTest {
    private static final int ROUNDS = 200;
    private static final byte OLD = 1;
    private static final byte NEW = 2;

    private final SimulatedDisk disk = new SimulatedDisk(new Random(1));
    private FileSystem files = disk.boot();

    private Path path(String name) {
        return files.getPath("/").resolve(name);
    }

    private static byte[] filled(int length, byte value) {
        final byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }

    private void write(Path path, byte[] bytes, boolean force) throws IOException {
        try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            final ByteBuffer source = ByteBuffer.wrap(bytes);
            while (source.hasRemaining()) {
                channel.write(source);
            }
            if (force) {
                channel.force(true);
            }
        }
    }

    private void forceRoot() throws IOException {
        try (FileChannel channel = FileChannel.open(path(""), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Test
    void aKillKeepsWhatWasWrittenAndEndsTheBoot() throws IOException {
        final Path before = path("a");
        Files.writeString(before, "text");
        final FileChannel open = FileChannel.open(before, StandardOpenOption.WRITE);
        disk.kill();
        files = disk.boot();
        assertEquals("text", Files.readString(path("a")));
        assertThrows(IOException.class, () -> Files.readString(before));
        assertThrows(IOException.class, () -> open.write(ByteBuffer.allocate(1)));
        open.close();
    }

    @Test
    void aPowerCutKeepsWhatWasForced() throws IOException {
        write(path("forced"), filled(5000, OLD), true);
        forceRoot();
        write(path("forced"), filled(2000, NEW), true);
        disk.cutPower();
        files = disk.boot();
        final byte[] bytes = Files.readAllBytes(path("forced"));
        assertEquals(5000, bytes.length);
        assertArrayEquals(filled(2000, NEW), Arrays.copyOf(bytes, 2000));
        assertArrayEquals(filled(3000, OLD), Arrays.copyOfRange(bytes, 2000, 5000));
    }

    /** Each page is the old one or the new one; whole files of either kind come up, and torn ones. */
    @Test
    void aPowerCutTearsWhatWasNotForced() throws IOException {
        final Set<Integer> newPages = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            write(path("a"), filled(4 * FileNode.PAGE_BYTES, OLD), true);
            forceRoot();
            write(path("a"), filled(4 * FileNode.PAGE_BYTES, NEW), false);
            disk.cutPower();
            files = disk.boot();
            final byte[] bytes = Files.readAllBytes(path("a"));
            int count = 0;
            for (int page = 0; page < 4; page++) {
                final byte first = bytes[page * FileNode.PAGE_BYTES];
                assertArrayEquals(filled(FileNode.PAGE_BYTES, first),
                    Arrays.copyOfRange(bytes, page * FileNode.PAGE_BYTES, (page + 1) * FileNode.PAGE_BYTES));
                count += first == NEW ? 1 : 0;
            }
            newPages.add(count);
        }
        assertTrue(newPages.containsAll(Set.of(0, 2, 4)), newPages.toString());
    }

    @Test
    void aPowerCutLosesNamesThatWereNotForcedLastOnesFirst() throws IOException {
        final Set<Integer> survivors = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            write(path(round + "a"), filled(1, OLD), true);
            write(path(round + "b"), filled(1, OLD), true);
            disk.cutPower();
            files = disk.boot();
            final boolean first = Files.exists(path(round + "a"));
            final boolean second = Files.exists(path(round + "b"));
            assertTrue(first || !second);
            survivors.add((first ? 1 : 0) + (second ? 1 : 0));
        }
        assertEquals(Set.of(0, 1, 2), survivors);
    }

    @Test
    void aRenameIsDoneWholeOrNotAtAll() throws IOException {
        final Set<String> seen = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            write(path("target"), "old".getBytes(), true);
            forceRoot();
            write(path("new"), "new".getBytes(), true);
            Files.move(path("new"), path("target"), StandardCopyOption.ATOMIC_MOVE);
            disk.cutPower();
            files = disk.boot();
            seen.add(Files.readString(path("target")));
        }
        assertEquals(Set.of("old", "new"), seen);
    }

    @Test
    void anErrorStrikesOnceAtItsTurn() throws IOException {
        disk.fault(new DiskFault(DiskFault.Kind.IO_ERROR, EnumSet.of(DiskCall.RENAME), 1));
        write(path("a"), filled(1, OLD), true);
        Files.move(path("a"), path("b"));
        final IOException error = assertThrows(IOException.class, () -> Files.delete(path("b")));
        assertTrue(error.getMessage().contains("Input/output error"), error.getMessage());
        Files.delete(path("b"));
        assertThrows(NoSuchFileException.class, () -> Files.delete(path("b")));
    }

    /** As on Linux: what a failed force has not written, the next one does not write either. */
    @Test
    void aFailedForceIsNotMadeGoodByAnother() throws IOException {
        boolean lost = false;
        for (int round = 0; round < ROUNDS && !lost; round++) {
            write(path("a"), filled(FileNode.PAGE_BYTES, OLD), true);
            forceRoot();
            disk.fault(new DiskFault(DiskFault.Kind.IO_ERROR, EnumSet.of(DiskCall.FORCE), 0));
            assertThrows(IOException.class, () -> write(path("a"), filled(FileNode.PAGE_BYTES, NEW), true));
            write(path("a"), new byte[0], true);
            disk.cutPower();
            files = disk.boot();
            lost = Files.readAllBytes(path("a"))[0] == OLD;
        }
        assertTrue(lost);
    }

    @Test
    void aCrashInACallEndsTheBoot() {
        disk.fault(new DiskFault(DiskFault.Kind.CRASH, EnumSet.of(DiskCall.FORCE), 0));
        assertThrows(IOException.class, () -> write(path("a"), filled(1, OLD), true));
        assertFalse(disk.isUp());
        assertThrows(IOException.class, () -> write(path("a"), filled(1, OLD), true));
    }

    @Test
    void aFullDiskTakesNothingMoreUntilThereIsRoom() throws IOException {
        write(path("a"), filled(1000, OLD), false);
        disk.capacityBytes(1500);
        final IOException full = assertThrows(IOException.class, () -> write(path("b"), filled(1000, OLD), false));
        assertEquals("No space left on device", full.getMessage());
        write(path("a"), filled(1000, NEW), false);
        disk.capacityBytes(5000);
        write(path("b"), filled(1000, OLD), false);
        assertEquals(3000, Files.getFileStore(path("a")).getUsableSpace());
    }

    @Test
    void locksHoldForABoot() throws IOException {
        final Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        final FileChannel one = FileChannel.open(path("lock"), options);
        one.tryLock();
        final FileChannel two = FileChannel.open(path("lock"), options);
        assertThrows(OverlappingFileLockException.class, two::tryLock);
        one.close();
        assertTrue(two.tryLock().isValid());
        disk.kill();
        files = disk.boot();
        assertTrue(FileChannel.open(path("lock"), options).tryLock().isValid());
    }

    @Test
    void theSameSeedGivesTheSameDisk() throws IOException {
        assertEquals(afterCuts(7), afterCuts(7));
        assertFalse(afterCuts(7) == afterCuts(8) && afterCuts(9) == afterCuts(10));
    }

    private long afterCuts(long seed) throws IOException {
        final SimulatedDisk other = new SimulatedDisk(new Random(seed));
        for (int i = 0; i < 10; i++) {
            files = other.boot();
            write(path("f" + i), filled(3000, NEW), i % 2 == 0);
            other.cutPower();
        }
        return other.digest();
    }
}
