package io.turgo.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;

/**
 * What a disk may hold after loss of power: of what was written since the last forced write each page, or each sector
 * of a page, is there or not; a file that was begun since is missing, shorter or whole.
 */
final class PowerCut {
    private static final int PAGE_BYTES = 4096;
    private static final int SECTOR_BYTES = 512;

    private final Random random;
    private final int lostPercent;

    /** @param lostPercent how many pages of a hundred are lost */
    PowerCut(Random random, int lostPercent) {
        this.random = random;
        this.lostPercent = lostPercent;
    }

    /**
     * Takes away from a copy of a data directory.
     *
     * @param forced a copy of the same directory as it was when all of it had been forced
     */
    void strike(Path forced, Path now) {
        for (final Path file : CrashImage.files(now)) {
            final Path before = forced.resolve(now.relativize(file).toString());
            try {
                if (Files.exists(before)) {
                    mix(Files.readAllBytes(before), file);
                } else {
                    strikeNew(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void strikeNew(Path file) throws IOException {
        switch (random.nextInt(3)) {
            case 0 -> Files.delete(file);
            case 1 -> Recovery.truncate(file, random.nextInt((int) Files.size(file)));
            default -> mix(new byte[(int) Files.size(file)], file);
        }
    }

    private void mix(byte[] before, Path file) throws IOException {
        final byte[] now = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int at = 0; at < now.length; at += PAGE_BYTES) {
                final int end = Math.min(at + PAGE_BYTES, now.length);
                if (!Arrays.equals(before, at, end, now, at, end) && random.nextInt(100) < lostPercent) {
                    lose(before, at, end, channel);
                }
            }
        }
    }

    private void lose(byte[] before, int from, int end, FileChannel channel) throws IOException {
        final boolean torn = random.nextInt(4) == 0;
        for (int at = from; at < end; at += SECTOR_BYTES) {
            if (!torn || random.nextBoolean()) {
                channel.write(ByteBuffer.wrap(before, at, Math.min(SECTOR_BYTES, end - at)), at);
            }
        }
    }
}
