package io.turgo.journal;

import java.nio.file.Path;
import java.util.List;

/** The named readers of a data directory's journal, for whoever looks after it. Any thread or process. */
public final class JournalReaders {
    private JournalReaders() {
    }

    /**
     * All of them, in the order of their names.
     *
     * @throws io.turgo.error.ConfigurationException if there is no journal
     * @throws io.turgo.error.EngineException         if a position cannot be read
     */
    public static List<ReaderPosition> of(Path dataDirectory) {
        return positions(dataDirectory).all();
    }

    /**
     * Forgets a reader, so that it holds back nothing any more.
     *
     * @throws io.turgo.error.ConfigurationException if there is none of that name
     * @throws io.turgo.error.EnvironmentException    if it is open, or cannot be deleted
     */
    public static void remove(Path dataDirectory, String name) {
        positions(dataDirectory).remove(name);
    }

    private static ReaderPositions positions(Path dataDirectory) {
        final JournalDirectory directory = new JournalDirectory(dataDirectory);
        return new ReaderPositions(directory, JournalIdentity.read(directory));
    }
}
