package io.turgo.journal.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the parts of a directory of checkpoints are; see the package's description. Belongs to one thread. */
final class CheckpointFiles {
    private static final Logger LOGGER = LoggerFactory.getLogger(CheckpointFiles.class);

    private final Path root;
    private final List<Place> places;

    /** A place and what its manifest says. */
    record Held(Place place, PlaceManifest manifest) {
    }

    CheckpointFiles(Path root) {
        this.root = root;
        places = List.of(new Place(root.resolve("a")), new Place(root.resolve("b")));
    }

    Path root() {
        return root;
    }

    Path historyFile() {
        return root.resolve("history");
    }

    /** Where checkpoints are copied to when they are loaded. */
    Path proof() {
        return root.resolve("proof");
    }

    Place otherThan(Place place) {
        return places.get(places.get(0) == place ? 1 : 0);
    }

    /** The checkpoints whose manifests can be read, newest first; what is wrong with the others is in the log. */
    List<Held> held() {
        final List<Held> found = new ArrayList<>();
        for (final Place place : places) {
            try {
                final PlaceManifest manifest = place.read();
                if (manifest != null) {
                    found.add(new Held(place, manifest));
                }
            } catch (IOException e) {
                LOGGER.warn("checkpoint passed over: manifest {}: {}", place.manifestFile(), e.getMessage());
            }
        }
        found.sort(Comparator.comparingLong((Held held) -> held.manifest().number()).reversed());
        return found;
    }

    /** The place that may be written when there is nothing to build on. */
    Place leastWorth(List<Held> held) {
        return held.isEmpty() ? places.get(0) : otherThan(held.get(0).place());
    }

    /** Removes the dictionaries that no checkpoint needs; none while a manifest cannot be read, which may need one. */
    void removeOldSymbols() throws IOException {
        final List<String> needed = new ArrayList<>();
        for (final Place place : places) {
            try {
                final PlaceManifest manifest = place.read();
                if (manifest != null) {
                    needed.add(manifest.symbols().name());
                }
            } catch (IOException e) {
                LOGGER.debug("no dictionary is removed: {}", e.toString());
                return;
            }
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root, SymbolFile.PREFIX + "*")) {
            for (final Path file : files) {
                if (!needed.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
