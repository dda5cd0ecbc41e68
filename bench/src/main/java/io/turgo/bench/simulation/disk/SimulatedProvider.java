package io.turgo.bench.simulation.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code java.nio.file} asks of a file system, for one boot of a simulated disk. */
final class SimulatedProvider extends FileSystemProvider {
    /** What a new name takes, so that a full disk refuses it. */
    private static final long NAME_BYTES = 1;

    private final SimulatedFileSystem fileSystem;
    private final SimulatedDisk disk;

    SimulatedProvider(SimulatedDisk disk, SimulatedFileSystem fileSystem) {
        this.disk = disk;
        this.fileSystem = fileSystem;
    }

    private void pass(DiskCall call, Path path) throws IOException {
        disk.pass(fileSystem, call, path.toString());
    }

    /** The node of that name, or null. */
    private Node find(Path path) {
        Node node = disk.root();
        for (final String name : SimulatedPath.of(path.toAbsolutePath()).names()) {
            node = node instanceof DirectoryNode directory ? directory.child(name) : null;
        }
        return node;
    }

    private Node require(Path path) throws NoSuchFileException {
        final Node node = find(path);
        if (node == null) {
            throw new NoSuchFileException(path.toString());
        }
        return node;
    }

    private DirectoryNode parent(Path path) throws NoSuchFileException {
        if (require(path.toAbsolutePath().getParent()) instanceof DirectoryNode directory) {
            return directory;
        }
        throw new NoSuchFileException(path.toString());
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
        pass(DiskCall.OPEN, path);
        final Node found = find(path);
        final boolean writes =
            options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        if (found != null && options.contains(StandardOpenOption.CREATE_NEW)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        final Node node = found == null && writes && (options.contains(StandardOpenOption.CREATE)
            || options.contains(StandardOpenOption.CREATE_NEW)) ? create(path, new FileNode()) : require(path);
        if (writes && node instanceof DirectoryNode) {
            throw new IOException(path + ": Is a directory");
        }
        if (writes && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            ((FileNode) node).truncate(0);
        }
        return new SimulatedChannel(fileSystem, path, node,
            new SimulatedChannel.Mode(!writes || options.contains(StandardOpenOption.READ), writes,
                options.contains(StandardOpenOption.APPEND)));
    }

    private Node create(Path path, Node node) throws IOException {
        disk.requireRoom(NAME_BYTES);
        parent(path).add(name(path), node);
        return node;
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        pass(DiskCall.OPEN, path);
        if (find(path) != null) {
            throw new FileAlreadyExistsException(path.toString());
        }
        create(path, new DirectoryNode());
    }

    /** Names come in any order, as they do from a real one. */
    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
        throws IOException {
        pass(DiskCall.READ, path);
        if (!(require(path) instanceof DirectoryNode directory)) {
            throw new NotDirectoryException(path.toString());
        }
        final List<Path> entries = new ArrayList<>();
        for (final String name : directory.names()) {
            final Path entry = path.resolve(name);
            if (filter.accept(entry)) {
                entries.add(entry);
            }
        }
        Collections.shuffle(entries, disk.random());
        return new Listing(entries);
    }

    /** A directory's entries as they were. */
    private record Listing(List<Path> entries) implements DirectoryStream<Path> {
        @Override
        public Iterator<Path> iterator() {
            return entries.iterator();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        pass(DiskCall.RENAME, path);
        if (require(path) instanceof DirectoryNode directory && !directory.isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        parent(path).remove(name(path));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        pass(DiskCall.RENAME, source);
        final Node node = require(source);
        final Set<CopyOption> all = Set.of(options);
        if (find(target) != null && !all.contains(StandardCopyOption.ATOMIC_MOVE)
            && !all.contains(StandardCopyOption.REPLACE_EXISTING)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        final DirectoryNode from = parent(source);
        final DirectoryNode to = parent(target);
        if (from == to) {
            from.rename(name(source), name(target));
        } else {
            to.add(name(target), node);
            from.remove(name(source));
        }
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        if (find(target) != null && !Set.of(options).contains(StandardCopyOption.REPLACE_EXISTING)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Files.write(target, Files.readAllBytes(source));
    }

    @Override
    public boolean isSameFile(Path one, Path other) {
        return find(one) == find(other);
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        pass(DiskCall.READ, path);
        require(path);
        return new SimulatedStore(disk);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        pass(DiskCall.READ, path);
        require(path);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
        throws IOException {
        pass(DiskCall.READ, path);
        final Node node = require(path);
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException("a simulated disk has no " + type.getSimpleName());
        }
        return type.cast(new NodeAttributes(node));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException("a simulated disk has no attributes by name: " + attributes);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException("a simulated disk has no attributes by name: " + attribute);
    }

    @Override
    public String getScheme() {
        return "simulated";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("a simulated disk is made by its constructor");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return fileSystem;
    }

    @Override
    public Path getPath(URI uri) {
        return fileSystem.getPath(uri.getPath());
    }
}
