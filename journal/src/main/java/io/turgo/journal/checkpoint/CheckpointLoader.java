package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.error.NoSpaceException;
import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the newest checkpoint that can be proven. Belongs to one thread. */
final class CheckpointLoader {
    private static final Logger LOGGER = LoggerFactory.getLogger(CheckpointLoader.class);

    private final CheckpointFiles files;
    private final Room room;
    private final Scratch scratch;

    /** Makes an empty directory for a copy. */
    interface Scratch {
        /** The directory. */
        Path make() throws IOException;
    }

    CheckpointLoader(CheckpointFiles files, Room room, Scratch scratch) {
        this.files = files;
        this.room = room;
        this.scratch = scratch;
    }

    /**
     * The newest one that can be proven, or null.
     *
     * @throws NoSpaceException if there is no room for the copy that it is read from
     */
    Proof load(UUID journal, Predicate<CheckpointManifest> wanted) {
        for (final CheckpointFiles.Held held : files.held()) {
            final Proof proof = isWanted(held, journal, wanted) ? prove(held) : null;
            if (proof != null) {
                return proof;
            }
        }
        return null;
    }

    /** Who does not want it says why. */
    private static boolean isWanted(CheckpointFiles.Held held, UUID journal, Predicate<CheckpointManifest> wanted) {
        final CheckpointManifest manifest = held.manifest().checkpoint();
        if (!manifest.journal().equals(journal)) {
            LOGGER.warn("checkpoint passed over: {} is of journal {}, not {}", held.place().directory(),
                manifest.journal(), journal);
            return false;
        }
        return wanted.test(manifest);
    }

    private Proof prove(CheckpointFiles.Held held) {
        try {
            return Proof.of(held, files.root(), scratch.make(), room);
        } catch (NoSpaceException e) {
            throw e;
        } catch (IOException | RuntimeException | InternalError e) {
            if (Room.failure("no room to load a checkpoint", e) instanceof NoSpaceException full) {
                throw full;
            }
            LOGGER.warn("checkpoint passed over: {} at frame {}: {}", held.place().directory(),
                held.manifest().checkpoint().frame(), e.toString());
            return null;
        }
    }

    /** A directory of that name, emptied of what a process left that died while loading. */
    static Path emptied(Path directory) throws IOException {
        DurableFiles.removeDirectory(directory);
        return Files.createDirectory(directory);
    }
}
