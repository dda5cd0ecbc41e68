package io.turgo.journal;

import io.turgo.error.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * Tells whether a file has changed. Length alone would not do: a file that is replaced by a shorter one grows again.
 *
 * @param length   in bytes
 * @param modified when it was last written
 * @param key      the file's identity, or null where the system has none
 */
record FileStamp(long length, FileTime modified, Object key) {
    static FileStamp of(Path path) {
        try {
            final BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (IOException e) {
            throw new EngineException("cannot read the length of " + path + ": " + e, e);
        }
    }
}
