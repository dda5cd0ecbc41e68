package io.turgo.journal;

import io.turgo.error.EngineException;
import java.nio.file.Path;

/** A place in the journal's files that does not read as it was written. */
final class JournalDamage extends EngineException {
    private static final long serialVersionUID = 1L;
    private static final String REMEDY = "; restore the file from a copy";

    private final String file;
    private final long offset;

    private JournalDamage(String file, long offset, String message) {
        super(message);
        this.file = file;
        this.offset = offset;
    }

    /** Damage at an offset of a file. */
    static JournalDamage at(Path path, long offset, String what) {
        return new JournalDamage(path.toString(), offset,
            "journal file " + path + " is damaged at offset " + offset + ": " + what + REMEDY);
    }

    /** Damage that has no offset: a file is missing or too short. */
    static JournalDamage of(Path path, String what) {
        return new JournalDamage(path.toString(), -1, "journal file " + path + " " + what + REMEDY);
    }

    String file() {
        return file;
    }

    /** In bytes from the file's start; -1 if the damage is the whole file's. */
    long offset() {
        return offset;
    }
}
