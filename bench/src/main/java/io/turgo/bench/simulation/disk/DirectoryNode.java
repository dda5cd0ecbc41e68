package io.turgo.bench.simulation.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A directory's names as the page cache has them and as the disk has them. Power cut: of the changes that were not
 * forced, the first so many have reached the disk; directories do not wait for each other, and forcing a file does not
 * force its name. That is what POSIX promises; ext4 and XFS keep one order for all.
 */
final class DirectoryNode implements Node {
    private SortedMap<String, Node> present = new TreeMap<>();
    private SortedMap<String, Node> forced = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();

    /** One change, made as a whole or not at all. */
    private record Change(String removed, String added, Node node) {
        void apply(Map<String, Node> names) {
            if (removed != null) {
                names.remove(removed);
            }
            if (added != null) {
                names.put(added, node);
            }
        }
    }

    Node child(String name) {
        return present.get(name);
    }

    Iterable<String> names() {
        return present.keySet();
    }

    boolean isEmpty() {
        return present.isEmpty();
    }

    void add(String name, Node node) {
        change(new Change(null, name, node));
    }

    void remove(String name) {
        change(new Change(name, null, null));
    }

    /** Gives a node another name, which loses the node that it had. */
    void rename(String from, String to) {
        change(new Change(from, to, present.get(from)));
    }

    private void change(Change change) {
        change.apply(present);
        changes.add(change);
    }

    @Override
    public void force() {
        forced = new TreeMap<>(present);
        changes.clear();
    }

    @Override
    public void forceInPart(Random random) {
        applySome(random);
    }

    private void applySome(Random random) {
        final List<Change> reached = changes.subList(0, random.nextInt(changes.size() + 1));
        reached.forEach(change -> change.apply(forced));
        reached.clear();
    }

    @Override
    public void cutPower(Random random) {
        applySome(random);
        changes.clear();
        present = new TreeMap<>(forced);
        present.values().forEach(node -> node.cutPower(random));
    }

    /** Length of all files below. */
    @Override
    public long sizeBytes() {
        return present.values().stream().mapToLong(Node::sizeBytes).sum();
    }

    @Override
    public long digest() {
        long digest = 1;
        for (final Map.Entry<String, Node> each : present.entrySet()) {
            digest = digest * 31 + each.getKey().hashCode();
            digest = digest * 31 + each.getValue().digest();
        }
        return digest;
    }
}
