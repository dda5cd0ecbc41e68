package io.turgo.bench.simulation.disk;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A disk's file system during one boot. */
final class SimulatedFileSystem extends FileSystem {
    static final String SEPARATOR = "/";

    private final SimulatedDisk disk;
    private final SimulatedProvider provider;

    SimulatedFileSystem(SimulatedDisk disk) {
        this.disk = disk;
        provider = new SimulatedProvider(disk, this);
    }

    SimulatedDisk disk() {
        return disk;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Path getPath(String first, String... more) {
        final StringBuilder text = new StringBuilder(first);
        for (final String each : more) {
            text.append(SEPARATOR).append(each);
        }
        return SimulatedPath.parse(this, text.toString());
    }

    @Override
    public String getSeparator() {
        return SEPARATOR;
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(getPath(SEPARATOR));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of(new SimulatedStore(disk));
    }

    /** Says POSIX, which tells programs that a directory can be opened and forced. */
    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic", "posix");
    }

    /** Knows regular expressions, and globs of plain text and stars. */
    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        final int colon = syntaxAndPattern.indexOf(':');
        final String text = syntaxAndPattern.substring(colon + 1);
        final Pattern pattern = Pattern.compile(syntaxAndPattern.startsWith("glob:")
            ? "\\Q" + text.replace("*", "\\E[^/]*\\Q") + "\\E" : text);
        return path -> pattern.matcher(path.toString()).matches();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("a simulated disk knows no users");
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("a simulated disk is not watched");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("a simulated disk's file system ends with its boot");
    }
}
