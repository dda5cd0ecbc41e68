package io.turgo.connectors.spi;

import io.turgo.egress.OutputId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Messages by partition and offset, and what transactions have committed. Any thread. */
final class Topic {
    private final List<List<String>> messages = new ArrayList<>();
    private final List<String> committed = new ArrayList<>();
    private OutputId last = OutputId.NONE;
    private UUID journal;

    Topic(int partitions) {
        for (int i = 0; i < partitions; i++) {
            messages.add(new ArrayList<>());
        }
    }

    int partitions() {
        return messages.size();
    }

    synchronized void send(int partition, String message) {
        messages.get(partition).add(message);
    }

    /** The message at an offset, with a line break behind it, or null behind the last one. */
    synchronized byte[] message(int partition, long offset) {
        final List<String> all = messages.get(partition);
        return offset < all.size() ? (all.get((int) offset) + '\n').getBytes(StandardCharsets.UTF_8) : null;
    }

    synchronized OutputId last(UUID ofJournal) {
        if (journal != null && !journal.equals(ofJournal)) {
            throw new IllegalStateException("the ledger is of another journal");
        }
        journal = ofJournal;
        return last;
    }

    synchronized void commit(List<String> lines, OutputId id) {
        committed.addAll(lines);
        last = id;
    }

    synchronized List<String> committed() {
        return List.copyOf(committed);
    }
}
