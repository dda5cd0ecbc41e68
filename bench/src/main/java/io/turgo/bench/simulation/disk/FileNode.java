package io.turgo.bench.simulation.disk;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/**
 * A file's content as the page cache has it and as the disk has it. Power cut: of the pages that were written and not
 * forced, any may have reached the disk and any not; the length is the forced one, the present one or, in a file that
 * grew, one between; what has a length and no page is zero.
 */
final class FileNode implements Node {
    /** What reaches the disk as a whole or not at all. */
    static final int PAGE_BYTES = 512;
    private static final int CHOICES = 3;

    private byte[] present = new byte[PAGE_BYTES];
    private byte[] forced = new byte[0];
    private int length;
    private int forcedLength;
    private final BitSet dirty = new BitSet();
    private SimulatedChannel lockHolder;

    int read(ByteBuffer target, long position) {
        if (position >= length) {
            return -1;
        }
        final int count = (int) Math.min(target.remaining(), length - position);
        target.put(present, (int) position, count);
        return count;
    }

    void write(ByteBuffer source, int count, long position) {
        if (count == 0) {
            return;
        }
        final int start = Math.toIntExact(position);
        resize(Math.max(length, start + count));
        source.get(present, start, count);
        markDirty(start, start + count);
    }

    void truncate(long size) {
        if (size < length) {
            Arrays.fill(present, (int) size, length, (byte) 0);
            markDirty((int) size, length);
            length = (int) size;
        }
    }

    private void resize(int newLength) {
        if (newLength > present.length) {
            present = Arrays.copyOf(present, Math.max(newLength, present.length * 2));
        }
        length = newLength;
    }

    private void markDirty(int from, int to) {
        if (to > from) {
            dirty.set(from / PAGE_BYTES, (to - 1) / PAGE_BYTES + 1);
        }
    }

    @Override
    public void force() {
        dirty.stream().forEach(this::writePage);
        dirty.clear();
        forcedLength = length;
    }

    private void writePage(int page) {
        final int from = page * PAGE_BYTES;
        final int to = Math.min(from + PAGE_BYTES, present.length);
        if (to > forced.length) {
            forced = Arrays.copyOf(forced, Math.max(to, present.length));
        }
        System.arraycopy(present, from, forced, from, to - from);
    }

    @Override
    public void forceInPart(Random random) {
        writeSome(random);
        dirty.clear();
    }

    private void writeSome(Random random) {
        final int choice = random.nextInt(CHOICES);
        dirty.stream().filter(page -> choice == 0 || choice == 1 && random.nextBoolean()).forEach(this::writePage);
    }

    @Override
    public void cutPower(Random random) {
        if (!dirty.isEmpty() || length != forcedLength) {
            writeSome(random);
            forcedLength = survivingLength(random);
            dirty.clear();
        }
        present = Arrays.copyOf(forced, Math.max(PAGE_BYTES, Math.max(forced.length, forcedLength)));
        length = forcedLength;
        Arrays.fill(present, length, present.length, (byte) 0);
        forced = present.clone();
    }

    private int survivingLength(Random random) {
        return switch (random.nextInt(CHOICES)) {
            case 0 -> forcedLength;
            case 1 -> length;
            default -> length > forcedLength ? forcedLength + random.nextInt(length - forcedLength) : length;
        };
    }

    @Override
    public long sizeBytes() {
        return length;
    }

    @Override
    public long digest() {
        return Arrays.hashCode(Arrays.copyOf(present, length));
    }

    SimulatedChannel lockHolder() {
        return lockHolder;
    }

    void lockHolder(SimulatedChannel holder) {
        lockHolder = holder;
    }
}
