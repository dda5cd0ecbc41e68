package io.turgo.bench.simulation.disk;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** What can be asked about a node. A simulated disk keeps no times. */
record NodeAttributes(Node node) implements BasicFileAttributes {
    private static final FileTime TIME = FileTime.fromMillis(0);

    @Override
    public FileTime lastModifiedTime() {
        return TIME;
    }

    @Override
    public FileTime lastAccessTime() {
        return TIME;
    }

    @Override
    public FileTime creationTime() {
        return TIME;
    }

    @Override
    public boolean isRegularFile() {
        return node instanceof FileNode;
    }

    @Override
    public boolean isDirectory() {
        return node instanceof DirectoryNode;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public long size() {
        return node.sizeBytes();
    }

    @Override
    public Object fileKey() {
        return node;
    }
}
