package io.turgo.connectors.file;

import io.turgo.connectors.file.RecordingChannel.Change;
import io.turgo.connectors.file.RecordingChannel.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes files as a disk has them after changes of which some were never forced. */
final class DiskImage {
    private DiskImage() {
    }

    /** Does a change. */
    static void apply(Change change, Path target) throws IOException {
        if (change.kind() == Kind.CREATE || change.kind() == Kind.WRITE || change.kind() == Kind.CUT) {
            try (RandomAccessFile file = new RandomAccessFile(target.resolve(change.file()).toFile(), "rw")) {
                if (change.kind() == Kind.CUT) {
                    file.setLength(Math.min(file.length(), change.offset()));
                } else {
                    file.seek(change.offset());
                    file.write(change.bytes());
                }
            }
        }
    }

    /**
     * Makes the files in a directory as the changes leave them when power is lost behind the last one.
     *
     * @return the last output that was confirmed, or -1
     */
    static long losePower(List<Change> changes, Random random, Path target) throws IOException {
        long confirmed = -1;
        final Set<String> files = new LinkedHashSet<>();
        for (final Change change : changes) {
            confirmed = change.kind() == Kind.CONFIRM ? change.offset() : confirmed;
            if (change.kind() == Kind.CREATE) {
                files.add(change.file());
            }
        }
        clear(target);
        for (final String file : files) {
            losePower(file, changes, random, target);
        }
        return confirmed;
    }

    private static void losePower(String file, List<Change> changes, Random random, Path target) throws IOException {
        final List<Change> forced = new ArrayList<>();
        final List<Change> loose = new ArrayList<>();
        boolean named = false;
        for (final Change change : changes) {
            if (change.kind() == Kind.FORCE_DIRECTORY) {
                named |= !forced.isEmpty() || !loose.isEmpty();
            } else if (change.file().equals(file)) {
                loose.add(change);
                if (change.kind() == Kind.FORCE) {
                    forced.addAll(loose);
                    loose.clear();
                }
            }
        }
        if (!named && random.nextBoolean()) {
            return;
        }
        apply(Change.of(Kind.CREATE, file, 0), target);
        for (final Change change : forced) {
            apply(change, target);
        }
        Collections.shuffle(loose, random);
        for (final Change change : loose) {
            if (random.nextBoolean()) {
                apply(random.nextBoolean() ? change : part(change, random), target);
            }
        }
    }

    private static Change part(Change change, Random random) {
        final int length = change.bytes().length;
        final int from = random.nextInt(length + 1);
        final int to = from + random.nextInt(length - from + 1);
        return new Change(change.kind(), change.file(),
            change.offset() + (change.kind() == Kind.WRITE ? from : 0), Arrays.copyOfRange(change.bytes(), from, to));
    }

    /** Replaces the changes by such that make the files as they are, and last. */
    static void keep(Path source, List<Change> changes) throws IOException {
        changes.clear();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source)) {
            for (final Path each : files) {
                final String file = each.getFileName().toString();
                changes.add(Change.of(Kind.CREATE, file, 0));
                changes.add(new Change(Kind.WRITE, file, 0, Files.readAllBytes(each)));
                changes.add(Change.of(Kind.FORCE, file, 0));
            }
        }
        changes.add(Change.of(Kind.FORCE_DIRECTORY, "", 0));
    }

    /** Makes the files as all the changes leave them. */
    static void restore(List<Change> changes, Path target) throws IOException {
        clear(target);
        for (final Change change : changes) {
            apply(change, target);
        }
    }

    private static void clear(Path target) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(target)) {
            for (final Path each : files) {
                Files.delete(each);
            }
        }
    }
}
