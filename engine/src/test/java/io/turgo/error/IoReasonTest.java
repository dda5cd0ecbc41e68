package io.turgo.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class IoReasonTest {
    @Test
    void namesTheFileAndWhatIsWrongWithIt() {
        assertEquals("/a/b: not a directory", IoReason.of(new FileSystemException("/a/b", null, "Not a directory")));
        assertEquals("/a: does not exist and cannot be made here", IoReason.of(new NoSuchFileException("/a")));
        assertEquals("/a: this user has no permission", IoReason.of(new AccessDeniedException("/a")));
        assertEquals("/a: is a file", IoReason.of(new FileAlreadyExistsException("/a")));
        assertEquals("/a: FileSystemLoopException", IoReason.of(new FileSystemLoopException("/a")));
    }

    @Test
    void givesTheMessageOfOtherErrors() {
        assertEquals("No space left on device", IoReason.of(new IOException("No space left on device")));
        assertEquals("EOFException", IoReason.of(new EOFException()));
        assertEquals("FileSystemException", IoReason.of(new FileSystemException(null)));
    }

    @Test
    void tellsAFullDiskFromOtherErrors() {
        assertTrue(IoReason.isNoSpace(new IOException("No space left on device")));
        assertTrue(IoReason.isNoSpace(new IOException("Disk quota exceeded")));
        assertTrue(IoReason.isNoSpace(new FileSystemException("/a", null, "No space left on device")));
        assertFalse(IoReason.isNoSpace(new IOException("Input/output error")));
        assertFalse(IoReason.isNoSpace(new FileSystemException("/No space left on device")));
        assertFalse(IoReason.isNoSpace(new EOFException()));
    }
}
