package io.turgo.bench.simulation.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;

/** Names, from the root or from nowhere. Immutable. */
final class SimulatedPath implements Path {
    private static final String ROOT = SimulatedFileSystem.SEPARATOR;

    private final SimulatedFileSystem fileSystem;
    private final boolean absolute;
    private final List<String> names;

    private SimulatedPath(SimulatedFileSystem fileSystem, boolean absolute, List<String> names) {
        this.fileSystem = fileSystem;
        this.absolute = absolute;
        this.names = List.copyOf(names);
    }

    static SimulatedPath parse(SimulatedFileSystem fileSystem, String text) {
        final List<String> names = new ArrayList<>();
        for (final String name : text.split(ROOT)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return new SimulatedPath(fileSystem, text.startsWith(ROOT), names);
    }

    static SimulatedPath of(Path path) {
        if (path instanceof SimulatedPath simulated) {
            return simulated;
        }
        throw new ProviderMismatchException();
    }

    private SimulatedPath with(boolean isAbsolute, List<String> newNames) {
        return new SimulatedPath(fileSystem, isAbsolute, newNames);
    }

    List<String> names() {
        return names;
    }

    @Override
    public FileSystem getFileSystem() {
        return fileSystem;
    }

    @Override
    public boolean isAbsolute() {
        return absolute;
    }

    @Override
    public Path getRoot() {
        return absolute ? with(true, List.of()) : null;
    }

    @Override
    public Path getFileName() {
        return names.isEmpty() ? null : with(false, names.subList(names.size() - 1, names.size()));
    }

    @Override
    public Path getParent() {
        if (names.isEmpty() || !absolute && names.size() == 1) {
            return null;
        }
        return with(absolute, names.subList(0, names.size() - 1));
    }

    @Override
    public int getNameCount() {
        return names.size();
    }

    @Override
    public Path getName(int index) {
        return subpath(index, index + 1);
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        return with(false, names.subList(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(Path other) {
        final SimulatedPath prefix = of(other);
        return absolute == prefix.absolute && names.size() >= prefix.names.size()
            && names.subList(0, prefix.names.size()).equals(prefix.names);
    }

    @Override
    public boolean endsWith(Path other) {
        final SimulatedPath suffix = of(other);
        final int from = names.size() - suffix.names.size();
        return from >= 0 && names.subList(from, names.size()).equals(suffix.names)
            && (!suffix.absolute || absolute && from == 0);
    }

    @Override
    public Path normalize() {
        final List<String> kept = new ArrayList<>();
        for (final String name : names) {
            if (name.equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            } else if (!name.equals(".")) {
                kept.add(name);
            }
        }
        return with(absolute, kept);
    }

    @Override
    public Path resolve(Path other) {
        final SimulatedPath behind = of(other);
        if (behind.absolute) {
            return behind;
        }
        final List<String> all = new ArrayList<>(names);
        all.addAll(behind.names);
        return with(absolute, all);
    }

    @Override
    public Path relativize(Path other) {
        if (!other.startsWith(this)) {
            throw new IllegalArgumentException(other + " is not below " + this);
        }
        return with(false, of(other).names.subList(names.size(), other.getNameCount()));
    }

    @Override
    public Path toAbsolutePath() {
        return with(true, names);
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        fileSystem.provider().checkAccess(this);
        return toAbsolutePath().normalize();
    }

    @Override
    public URI toUri() {
        return URI.create("simulated://" + toAbsolutePath());
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("a simulated disk is not watched");
    }

    @Override
    public int compareTo(Path other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedPath path && path.fileSystem == fileSystem && path.absolute == absolute
            && path.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return (absolute ? ROOT : "") + String.join(ROOT, names);
    }
}
