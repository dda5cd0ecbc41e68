package io.turgo.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What an I/O error says to a person: the file and what is wrong with it, without the names of Java's classes. */
public final class IoReason {
    private IoReason() {
    }

    /** A clause for the middle of a message, such as {@code /a/b: not a directory}. */
    public static String of(IOException error) {
        if (error instanceof FileSystemException inFile && inFile.getFile() != null) {
            return inFile.getFile() + ": " + inFile(inFile);
        }
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
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
