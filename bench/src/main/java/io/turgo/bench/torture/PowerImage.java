package io.turgo.bench.torture;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk that loses at a cut all that was not forced: an ext4 file system in a file on another one, which is in a file,
 * too. What the inner one has not written is in its cache; what it has written but not flushed is in the cache of the
 * outer one; what it has flushed is in the outer file. So a copy of the outer file is what is left after a cut. One
 * thread.
 */
final class PowerImage implements AutoCloseable {
    private static final long OUTER_BYTES = 192L << 20;
    private static final long INNER_BYTES = 128L << 20;
    private static final String CANARY = "not-forced";
    private static final int MOST_COPIES = 20;

    private final Path directory;
    private Path image;
    private int cuts;
    private Mount outer;
    private Mount inner;

    PowerImage(Path directory) {
        this.directory = directory;
        image = directory.resolve("disk-0.img");
        outer = Mount.newExt4(image, OUTER_BYTES, directory.resolve("outer"));
        inner = Mount.newExt4(innerImage(), INNER_BYTES, path());
        Tool.run("sync", "-f", path().toString());
        Tool.run("sync", "-f", directory.resolve("outer").toString());
    }

    private Path innerImage() {
        return directory.resolve("outer").resolve("inner.img");
    }

    /** Where the disk is mounted. */
    Path path() {
        return directory.resolve("disk");
    }

    /**
     * Cuts the power while a process is held still, ends the process, and mounts what is left.
     *
     * @return whether a file that was written and not forced is gone, as it should be
     */
    boolean cut(Child child) {
        try {
            Files.writeString(path().resolve(CANARY), "here");
            Tool.run("kill", "-STOP", String.valueOf(child.pid()));
            final Path left = directory.resolve("disk-" + ++cuts + ".img");
            copyAtOneMoment(left);
            child.kill();
            close();
            Files.delete(image);
            image = left;
            outer = Mount.ext4(image, directory.resolve("outer"));
            inner = Mount.ext4(innerImage(), path());
            return !Files.exists(path().resolve(CANARY)) || Files.size(path().resolve(CANARY)) == 0;
        } catch (final IOException e) {
            throw new EnvironmentException("the power of " + image + " cannot be cut: " + e, e);
        }
    }

    /** Copies the outer file, again if something was written to it meanwhile: a mixture of two moments never was. */
    private void copyAtOneMoment(Path target) throws IOException {
        for (int i = 0; i < MOST_COPIES; i++) {
            final String before = writes();
            Tool.run("cp", "--sparse=always", image.toString(), target.toString());
            if (before.equals(writes())) {
                return;
            }
        }
        throw new EnvironmentException(image + " is written to all the time, it could not be copied at one moment");
    }

    /** How many writes the outer device has completed, and how many are under way. */
    private String writes() throws IOException {
        final String device = Tool.run("losetup", "-n", "-O", "NAME", "-j", image.toString()).strip();
        final String[] counts = Files.readString(
            Path.of("/sys/block").resolve(Path.of(device).getFileName()).resolve("stat")).strip().split("\\s+");
        return counts[4] + '/' + counts[8];
    }

    @Override
    public void close() {
        inner.close();
        outer.close();
    }
}
