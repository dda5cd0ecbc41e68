package io.turgo.bench.torture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** What becomes of a file. Offsets are drawn where the file has something in it, up to its last byte that is not 0. */
enum Damage {
    /** One bit is another. */
    FLIPPED_BIT {
        @Override
        void change(FileChannel file, long used, Random random) throws IOException {
            flip(file, offset(used, random), random);
        }
    },
    /** A few bits are others. */
    FLIPPED_BITS {
        @Override
        void change(FileChannel file, long used, Random random) throws IOException {
            for (int i = 0; i < FEW; i++) {
                flip(file, offset(used, random), random);
            }
        }
    },
    /** A block of a disk is zeros. */
    ZEROED_BLOCK {
        @Override
        void change(FileChannel file, long used, Random random) throws IOException {
            final int block = random.nextBoolean() ? SECTOR : PAGE;
            final long start = offset(used, random) / block * block;
            file.write(ByteBuffer.allocate((int) Math.min(block, file.size() - start)), start);
        }
    },
    /** A block of a disk has something else in it. */
    NOISE {
        @Override
        void change(FileChannel file, long used, Random random) throws IOException {
            final long start = offset(used, random) / SECTOR * SECTOR;
            final byte[] noise = new byte[(int) Math.min(SECTOR, file.size() - start)];
            random.nextBytes(noise);
            file.write(ByteBuffer.wrap(noise), start);
        }
    },
    /** The end is missing. */
    TRUNCATED {
        @Override
        void change(FileChannel file, long used, Random random) throws IOException {
            file.truncate(offset(used, random));
        }
    },
    /** There is nothing in it. */
    EMPTIED {
        @Override
        void change(FileChannel file, long used, Random random) throws IOException {
            file.truncate(0);
        }
    },
    /** It is not there. */
    DELETED {
        @Override
        void apply(Path file, Random random) throws IOException {
            Files.delete(file);
        }
    };

    private static final int FEW = 8;
    private static final int SECTOR = 512;
    private static final int PAGE = 4096;

    /** Changes an open file, of which so many bytes are used, at least one. */
    void change(FileChannel file, long used, Random random) throws IOException {
        throw new IllegalStateException(this + " changes no file");
    }

    /** Does it to a file. */
    void apply(Path file, Random random) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final long used = used(file);
            if (used > 0) {
                change(channel, used, random);
            }
        }
    }

    private static long used(Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        int used = bytes.length;
        while (used > 0 && bytes[used - 1] == 0) {
            used--;
        }
        return used;
    }

    private static long offset(long used, Random random) {
        return random.nextInt((int) used);
    }

    private static void flip(FileChannel file, long offset, Random random) throws IOException {
        final ByteBuffer one = ByteBuffer.allocate(1);
        file.read(one, offset);
        one.put(0, (byte) (one.get(0) ^ 1 << random.nextInt(Byte.SIZE)));
        file.write(one.flip(), offset);
    }
}
