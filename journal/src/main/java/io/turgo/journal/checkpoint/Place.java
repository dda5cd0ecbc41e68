package io.turgo.journal.checkpoint;

import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** One of the two directories that hold a checkpoint each. Belongs to one thread. */
final class Place {
    private static final long MAX_MANIFEST_BYTES = 16 << 20;

    private final Path directory;

    Place(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Path manifestFile() {
        return directory.resolve("manifest");
    }

    /**
     * What it holds, or null if it holds no checkpoint.
     *
     * @throws IOException if the manifest is damaged, of another format, or cannot be read
     */
    PlaceManifest read() throws IOException {
        try {
            final long length = Files.size(manifestFile());
            if (length > MAX_MANIFEST_BYTES) {
                throw new DamagedFileException("its length " + length + " bytes > " + MAX_MANIFEST_BYTES);
            }
            return ManifestText.decode(Files.readString(manifestFile(), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Gives its checkpoint up: from here on its files may be changed. */
    void clearManifest() throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(manifestFile());
        DurableFiles.forceDirectory(directory);
        DurableFiles.forceDirectory(directory.getParent());
    }

    /** Removes all files. */
    void clear() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (final Path entry : entries) {
                Files.delete(entry);
            }
        }
    }
}
