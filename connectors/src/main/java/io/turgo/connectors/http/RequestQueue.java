package io.turgo.connectors.http;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;

/** Decoded requests on their way to the source's thread. Any thread adds; one takes. */
final class RequestQueue {
    static final String STOPPING = "the pipeline stops; send the rows again when it is back";

    private final BlockingQueue<PendingRequest> requests = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    /** Adds a request, or refuses it if nobody will take it any more. */
    void add(PendingRequest request) {
        requests.add(request);
        if (closed) {
            refuseAll();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** The next, which stays where it is, or null. The thread that takes. */
    PendingRequest peek() {
        return requests.peek();
    }

    /** The next, or null. */
    PendingRequest poll() {
        return requests.poll();
    }

    /** The next, or null if there is none for so long. */
    PendingRequest await(long timeoutMs) throws InterruptedException {
        return requests.poll(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** Takes no more, and refuses what is waiting. */
    void close() {
        closed = true;
        refuseAll();
    }

    private void refuseAll() {
        PendingRequest request = requests.poll();
        while (request != null) {
            request.refuse(HttpStatus.SERVICE_UNAVAILABLE_503, STOPPING);
            request = requests.poll();
        }
    }
}
