package io.turgo.connectors.http;

import io.turgo.error.TurgoException;
import io.turgo.record.Row;
import io.turgo.source.RowPublisher;
import io.turgo.source.SourceContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.eclipse.jetty.http.HttpStatus;

/** Publishes bodies, one behind the other, and answers their requests once they are safe. The source's thread. */
final class BodyPublisher {
    private static final long PAUSE_NS = 50_000;
    private static final long WHILE_FULL_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LINGER_MS = 20;
    private static final long LAST_ANSWERS_NS = TimeUnit.SECONDS.toNanos(5);

    private final SourceContext context;
    private final RowPublisher publisher;
    private final KeyBook keys;
    private final RequestQueue queue;
    private final long roomNs;
    private final NanoClock clock = SystemNanoClock.INSTANCE;
    private final Deque<PendingRequest> published = new ArrayDeque<>();
    private long position;

    /** @param roomNs how long a request may wait until it is published */
    BodyPublisher(SourceContext context, KeyBook keys, RequestQueue queue, long roomNs) {
        this.context = context;
        this.keys = keys;
        this.queue = queue;
        this.roomNs = roomNs;
        publisher = context.publisher();
        position = context.resumePosition();
    }

    /** Publishes and answers until the engine stops; then answers all that is left. */
    void run() throws InterruptedException {
        try {
            while (context.running()) {
                final PendingRequest next = published.isEmpty() ? queue.await(LINGER_MS) : queue.poll();
                if (next != null) {
                    handle(next);
                }
                if (!answerSafe() && next == null && !published.isEmpty()) {
                    LockSupport.parkNanos(PAUSE_NS);
                }
            }
            answerLast();
        } finally {
            queue.close();
            published.forEach(BodyPublisher::refuseAtEnd);
        }
    }

    /** What is published goes through while the engine stops. */
    private void answerLast() {
        final long startNs = clock.nanoTime();
        while (!published.isEmpty() && clock.nanoTime() - startNs < LAST_ANSWERS_NS) {
            if (!answerSafe()) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    private static void refuseAtEnd(PendingRequest request) {
        request.refuse(HttpStatus.SERVICE_UNAVAILABLE_503,
            "the pipeline stops, and whether all rows are journaled is not known; send them again");
    }

    private boolean answerSafe() {
        boolean answered = false;
        while (!published.isEmpty() && published.peek().isSafe()) {
            published.poll().accept();
            answered = true;
        }
        return answered;
    }

    private void handle(PendingRequest request) {
        final KeyedRequest known = request.key() == null ? null : keys.find(request.key());
        if (known != null && !known.body().equals(request.digest())) {
            request.refuse(HttpStatus.CONFLICT_409, "another body came with this Idempotency-Key; give each body a key "
                + "of its own, and only send the same body again with the same key");
        } else if (known != null && known.start() != KeyedRequest.CUT_OFF) {
            answerWhenSafe(request, true);
        } else if (known != null && known.rows() != request.body().rows()) {
            request.refuse(HttpStatus.CONFLICT_409, "of this body " + known.done() + " rows are journaled, when it had "
                + known.rows() + "; now that the table has changed it has " + request.body().rows()
                + ": send the rest with a key of its own");
        } else if (!room(request)) {
            refuseBusy(request);
        } else {
            publish(request, known);
        }
    }

    /** Waits for room for the note of a key and a first row; the other rows then wait as long as it takes. */
    private boolean room(PendingRequest request) {
        return publisher.awaitRoom(request.key() == null ? 1 : 2, Math.max(0, leftNs(request)));
    }

    private long leftNs(PendingRequest request) {
        return roomNs - (clock.nanoTime() - request.arrivedNs());
    }

    /** Waits for a free slot; meanwhile others are answered, or refused when they have waited for too long. */
    private Row claim() {
        Row row = publisher.tryClaim();
        while (row == null) {
            answerSafe();
            for (PendingRequest next = queue.peek(); next != null && leftNs(next) <= 0; next = queue.peek()) {
                refuseBusy(queue.poll());
            }
            row = publisher.claim(WHILE_FULL_NS);
        }
        return row;
    }

    private static void refuseBusy(PendingRequest request) {
        request.refuse(HttpStatus.TOO_MANY_REQUESTS_429, "the pipeline is busy; send the rows again later");
    }

    private void publish(PendingRequest request, KeyedRequest known) {
        try {
            if (known != null) {
                keys.resume(known, position);
            } else if (request.key() != null) {
                keys.begin(request.key(), request.digest(), request.body().rows(), position);
            }
            for (int i = known == null ? 0 : (int) known.done(); i < request.body().rows(); i++) {
                request.body().copyTo(i, claim());
                publisher.commit(++position);
            }
        } catch (final TurgoException stopped) {
            refuseAtEnd(request);
            throw stopped;
        }
        answerWhenSafe(request, false);
    }

    private void answerWhenSafe(PendingRequest request, boolean repeated) {
        request.published(publisher.receipt(), repeated);
        published.add(request);
    }
}
