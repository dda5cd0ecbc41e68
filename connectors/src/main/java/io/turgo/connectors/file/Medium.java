package io.turgo.connectors.file;

import io.turgo.error.NoSpaceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How files get to their disk.
 *
 * @param opener    opens them
 * @param forced    whether what is committed survives loss of power
 * @param awaitRoom is told that the disk is full; when it returns, the same is tried again
 */
record Medium(ChannelOpener opener, boolean forced, Consumer<NoSpaceException> awaitRoom) {
    /**
     * Makes a directory and those above it, each kept by the one above where files are forced. One that is there may
     * have been made by a process that died before it could force its name.
     */
    void makeDirectories(Path directory) throws IOException {
        final Path parent = directory.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        final boolean isThere = Files.isDirectory(directory);
        if (!isThere) {
            makeDirectories(parent);
            Files.createDirectories(directory);
        }
        try {
            forceDirectory(parent);
        } catch (AccessDeniedException e) {
            if (!isThere) {
                throw e;
            }
        }
    }

    /** Makes the names in a directory survive loss of power, where files are forced. */
    void forceDirectory(Path directory) throws IOException {
        if (forced) {
            opener.forceDirectory(directory);
        }
    }
}
