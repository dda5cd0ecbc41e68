package io.turgo.connectors.http;

import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.SourceNotes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the latest requests with a key, over restarts: each is noted before the first of its rows is published. So
 * of a request whose rows are in the journal the key is, too; and as requests are published one behind the other, only
 * the last one can lack rows after a crash. Belongs to the source's thread.
 */
final class KeyBook {
    /** What is noted of a request. */
    static final Schema NOTES = Schema.named("keys").int64("slot").int64("order").int64("key_high").int64("key_low")
        .int64("body_high").int64("body_low").int64("row_count").int64("done").int64("start").build();

    private final SourceNotes notes;
    private final int most;
    private final List<Column> columns;
    private final Map<RequestKey, KeyedRequest> requests = new LinkedHashMap<>();
    private final Deque<Long> freeSlots = new ArrayDeque<>();
    private long nextSlot;
    private long nextOrder;

    /** @param most how many requests are remembered */
    KeyBook(SourceNotes notes, int most) {
        this.notes = notes;
        this.most = most;
        columns = notes.rows().all();
    }

    /**
     * Takes up what the journal has noted.
     *
     * @param position of the source, with all that is journaled
     */
    void open(long position) {
        final List<KeyedRequest> noted = new ArrayList<>();
        notes.forEach(row -> noted.add(read(row)));
        noted.sort(Comparator.comparingLong(KeyedRequest::order));
        for (final KeyedRequest each : noted) {
            requests.put(each.key(), each);
            nextSlot = Math.max(nextSlot, each.slot() + 1);
            nextOrder = each.order() + 1;
        }
        for (final KeyedRequest each : noted) {
            if (each.start() != KeyedRequest.CUT_OFF && each.journaled(position) < each.rows()) {
                put(each.cutOff(position));
            }
        }
        while (requests.size() > most) {
            forgetOldest();
        }
    }

    /** The request of that key, or null if it is not known, or not any more. */
    KeyedRequest find(RequestKey key) {
        return requests.get(key);
    }

    /** Notes a request whose rows follow {@code position}. */
    void begin(RequestKey key, RequestKey body, long rows, long position) {
        put(new KeyedRequest(slot(), nextOrder++, key, body, rows, 0, position));
    }

    /** One that is free; where all are taken that of the oldest request, which is thereby forgotten. */
    private long slot() {
        if (requests.size() < most) {
            return freeSlots.isEmpty() ? nextSlot++ : freeSlots.pop();
        }
        return withoutOldest().slot();
    }

    /** Notes that the rows which a request lacks follow {@code position}. */
    void resume(KeyedRequest request, long position) {
        requests.remove(request.key());
        put(request.resumed(nextOrder++, position));
    }

    private void forgetOldest() {
        final KeyedRequest oldest = withoutOldest();
        freeSlots.push(oldest.slot());
        notes.claim().int64(columns.get(0), oldest.slot());
        notes.remove();
    }

    private KeyedRequest withoutOldest() {
        final Iterator<KeyedRequest> inOrder = requests.values().iterator();
        final KeyedRequest oldest = inOrder.next();
        inOrder.remove();
        return oldest;
    }

    private void put(KeyedRequest request) {
        requests.put(request.key(), request);
        final long[] values = {request.slot(), request.order(), request.key().high(), request.key().low(),
            request.body().high(), request.body().low(), request.rows(), request.done(), request.start()};
        final Row row = notes.claim();
        for (int i = 0; i < values.length; i++) {
            row.int64(columns.get(i), values[i]);
        }
        notes.put();
    }

    private KeyedRequest read(Row row) {
        final long[] values = new long[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.int64(columns.get(i));
        }
        return new KeyedRequest(values[0], values[1], new RequestKey(values[2], values[3]),
            new RequestKey(values[4], values[5]), values[6], values[7], values[8]);
    }
}
