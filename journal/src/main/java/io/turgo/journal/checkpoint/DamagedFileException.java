package io.turgo.journal.checkpoint;

import java.io.IOException;

/** A file of a checkpoint is not what it must be; the message names the file and both values. */
final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }
}
