package io.turgo.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** What an I/O error says to a person: the file and what is wrong with it, without the names of Java's classes. */
public final class IoReason {
    /** As the systems' libraries have it: Linux and macOS, their quotas, Windows. */
    private static final List<String> NO_SPACE = List.of("No space left on device", "Disk quota exceeded",
        "Disc quota exceeded", "There is not enough space on the disk");

    private IoReason() {
    }

    /** A clause for the middle of a message, such as {@code /a/b: not a directory}. */
    public static String of(IOException error) {
        if (error instanceof FileSystemException inFile && inFile.getFile() != null) {
            return inFile.getFile() + ": " + inFile(inFile);
        }
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }

    /** Whether a disk is full, or a user's share of it: a state that passes, where other I/O errors are failures. */
    public static boolean isNoSpace(IOException error) {
        final String reason =
            error instanceof FileSystemException inFile ? inFile.getReason() : error.getMessage();
        return reason != null && NO_SPACE.stream().anyMatch(reason::contains);
    }

    private static String inFile(FileSystemException error) {
        if (error.getReason() != null) {
            final String reason = error.getReason();
            return Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
        }
        if (error instanceof NoSuchFileException) {
            return "does not exist and cannot be made here";
        }
        if (error instanceof AccessDeniedException) {
            return "this user has no permission";
        }
        return error instanceof FileAlreadyExistsException ? "is a file" : error.getClass().getSimpleName();
    }
}
