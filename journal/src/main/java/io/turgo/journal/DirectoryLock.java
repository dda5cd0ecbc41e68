package io.turgo.journal;

import io.turgo.error.EnvironmentException;
import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** The lock on a data directory that its one writer holds. */
final class DirectoryLock {
    private static final String REMEDY = "name a directory that exists or can be made, is writable and has space";

    private DirectoryLock() {
    }

    /** Creates the directory where needed and locks it, or says who holds it. */
    static KernelLock acquire(JournalDirectory directory) {
        final KernelLock.Subject subject = new KernelLock.Subject(directory.lockFile(),
            "data directory " + directory.root(), "stop that process or name another directory", REMEDY);
        final Path root = directory.root();
        try {
            DurableFiles.createDirectories(root);
        } catch (FileAlreadyExistsException e) {
            throw new EnvironmentException("data directory " + root + (e.getFile().equals(root.toString())
                ? " is a file; name a directory" : " cannot be made: " + e.getFile() + " is a file; name another"), e);
        } catch (IOException e) {
            throw subject.unusable(e);
        }
        return KernelLock.acquire(subject);
    }
}
