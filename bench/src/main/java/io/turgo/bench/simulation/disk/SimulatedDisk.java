package io.turgo.bench.simulation.disk;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.util.Random;

/**
 * A disk, and the page cache of the machine that it is in. It is used through the file system of one boot; a crash ends
 * that, and everything that was opened in it, and the next boot finds what has survived. Belongs to one thread.
 */
public final class SimulatedDisk {
    private static final String NO_SPACE = "No space left on device";
    private static final String IO_ERROR = "Input/output error";
    /** Writes of up to this length are never cut short. */
    private static final int SHORTEST_CUT_BYTES = 64;
    private static final int SHORT_WRITE_ONE_IN = 64;

    /** A capacity that nothing comes near to. */
    public static final long UNLIMITED_BYTES = 1L << 50;

    private final Random random;
    private final DirectoryNode root = new DirectoryNode();
    private SimulatedFileSystem mounted;
    private DiskFault fault;
    private int passed;
    private long capacityBytes = UNLIMITED_BYTES;
    private long calls;
    private long struck;
    private boolean lyingAboutForce;
    private boolean failedForce;

    /** @param random decides what survives, and the small things that no fault is needed for */
    public SimulatedDisk(Random random) {
        this.random = random;
    }

    /** Starts the machine: a file system with what is on the disk. */
    public FileSystem boot() {
        mounted = new SimulatedFileSystem(this);
        return mounted;
    }

    /** Whether the machine runs: no fault has crashed it. */
    public boolean isUp() {
        return mounted != null;
    }

    /** Whether the machine runs with that file system: it has not been started again since. */
    public boolean isUp(FileSystem boot) {
        return mounted == boot;
    }

    /** Ends the process: what was written stays. */
    public void kill() {
        mounted = null;
        fault = null;
    }

    /** Cuts the power: what was forced stays, and some of what was not. */
    public void cutPower() {
        kill();
        failedForce = false;
        root.cutPower(random);
    }

    /** What goes wrong next; null for nothing. */
    public void fault(DiskFault next) {
        fault = next;
        passed = 0;
    }

    /**
     * Whether a force has failed since the power was cut last: what it did not write is in the page cache, looks as if
     * it were on the disk, and will never get there.
     */
    public boolean hasFailedForce() {
        return failedForce;
    }

    /** How many faults have struck so far. */
    public long struck() {
        return struck;
    }

    /** How much fits on the disk, in bytes; more than that may be on it already. */
    public void capacityBytes(long value) {
        capacityBytes = value;
    }

    /** Length of all files, in bytes. */
    public long usedBytes() {
        return root.sizeBytes();
    }

    /** Makes every later force do nothing and say that it did: something that a simulation must find. */
    public void lieAboutForce() {
        lyingAboutForce = true;
    }

    /** How many calls there have been. */
    public long calls() {
        return calls;
    }

    /** A value that two disks share if they hold the same names and bytes. */
    public long digest() {
        return root.digest();
    }

    DirectoryNode root() {
        return root;
    }

    Random random() {
        return random;
    }

    long freeBytes() {
        return capacityBytes == UNLIMITED_BYTES ? UNLIMITED_BYTES : Math.max(0, capacityBytes - usedBytes());
    }

    /** Counts a call, which fails if it is its turn, or if the boot that it belongs to has ended. */
    void pass(SimulatedFileSystem caller, DiskCall call, String path) throws IOException {
        if (strikes(caller, call)) {
            throw fail(path);
        }
    }

    /** The part of {@link #pass} that tells, for calls that do a part of their work before they fail. */
    boolean strikes(SimulatedFileSystem caller, DiskCall call) throws IOException {
        if (caller != mounted) {
            throw new IOException("the machine is down");
        }
        calls++;
        return fault != null && fault.calls().contains(call) && passed++ == fault.after();
    }

    /** Lets the fault happen whose turn it is; gives what is to be thrown. */
    IOException fail(String path) {
        final boolean isCrash = fault.kind() == DiskFault.Kind.CRASH;
        fault = null;
        struck++;
        if (isCrash) {
            mounted = null;
        }
        return isCrash ? new IOException("the machine went down") : new FileSystemException(path, null, IO_ERROR);
    }

    /** Forces in part only, as a device does that fails meanwhile. */
    void forceInPart(Node node) {
        node.forceInPart(random);
        failedForce = true;
    }

    void force(Node node) {
        if (!lyingAboutForce) {
            node.force();
        }
    }

    /** How many bytes of a write are taken: mostly all. */
    int taken(int bytes) {
        return bytes > SHORTEST_CUT_BYTES && random.nextInt(SHORT_WRITE_ONE_IN) == 0
            ? 1 + random.nextInt(bytes - 1) : bytes;
    }

    /** How many bytes of a write that failed are there all the same; a word, which is in one page, is whole or not. */
    int written(int bytes) {
        return bytes > Long.BYTES ? random.nextInt(bytes + 1) : random.nextInt(2) * bytes;
    }

    /** Refuses a file, or a name, to be larger by so much than the disk has room for. */
    void requireRoom(long bytes) throws IOException {
        if (bytes > 0 && bytes > freeBytes()) {
            throw new IOException(NO_SPACE);
        }
    }
}
