package io.turgo.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One random thing that goes wrong with a data directory at rest. */
public final class Damage {
    private static final int BLOCK = 512;

    private final Random random;

    /** @param random what goes wrong */
    public Damage(Random random) {
        this.random = random;
    }

    /** Does it and says what was done. */
    String apply(Path root) throws IOException {
        return applyTo(pick(root));
    }

    /** Does it to a file and says what was done. */
    public String applyTo(Path file) throws IOException {
        final int kind = random.nextInt(5);
        if (kind == 0) {
            Files.delete(file);
            return "deleted " + file;
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            final long at = Math.max(0, Math.min(access.length() - 1, offset(file, access.length())));
            return switch (kind) {
                case 1 -> cut(access, at);
                case 2 -> fill(access, at, false);
                case 3 -> fill(access, at, true);
                default -> flip(access, at);
            } + " of " + file;
        }
    }

    private Path pick(Path root) throws IOException {
        final List<Path> excerpts = CrashImage.files(root);
        final int choice = random.nextInt(10);
        if (choice < 4) {
            return excerpts.get(excerpts.size() - 1);
        }
        if (choice < 8) {
            return excerpts.get(random.nextInt(excerpts.size()));
        }
        try (Stream<Path> walk = Files.walk(root)) {
            final List<Path> all = walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
            return all.get(random.nextInt(all.size()));
        }
    }

    /** Unsealed files are mostly empty: prefer where the data is, and the header now and then. */
    private long offset(Path file, long length) throws IOException {
        final long used = used(file);
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(256);
            case 1 -> (long) (random.nextDouble() * length);
            case 2 -> used - random.nextInt(2000);
            default -> (long) (random.nextDouble() * used);
        };
    }

    private static long used(Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static String cut(RandomAccessFile access, long at) throws IOException {
        access.setLength(at);
        return "cut at " + at;
    }

    private String fill(RandomAccessFile access, long at, boolean garbage) throws IOException {
        final long start = at / BLOCK * BLOCK;
        final int blocks = 1 + random.nextInt(8);
        final byte[] bytes = new byte[(int) Math.min((long) blocks * BLOCK, access.length() - start)];
        if (garbage) {
            random.nextBytes(bytes);
        }
        access.seek(start);
        access.write(bytes);
        return (garbage ? "garbage from " : "zeros from ") + start + " length " + bytes.length;
    }

    private String flip(RandomAccessFile access, long at) throws IOException {
        access.seek(at);
        final int old = access.read();
        final int bit = random.nextInt(8);
        access.seek(at);
        access.write(old ^ 1 << bit);
        return "bit " + bit + " flipped at " + at;
    }
}
