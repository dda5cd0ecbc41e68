package io.turgo.connectors.http;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpStatus;

/** What one request holds of the bytes that all may hold together. One thread at a time. */
final class HeldBytes {
    private final AtomicLong all;
    private final long most;
    private long own;

    /** @param all what all requests hold */
    HeldBytes(AtomicLong all, long most) {
        this.all = all;
        this.most = most;
    }

    /** Holds more; null, or why not: then it holds no more than before. */
    BodyFault add(long bytes) {
        if (own + bytes > most) {
            return new BodyFault(HttpStatus.PAYLOAD_TOO_LARGE_413, "the body's rows take more than max-pending-size="
                + most + " bytes; send them in several");
        }
        if (all.addAndGet(bytes) > most) {
            all.addAndGet(-bytes);
            return new BodyFault(HttpStatus.TOO_MANY_REQUESTS_429,
                "too much is waiting to be journaled; send the rows again later");
        }
        own += bytes;
        return null;
    }

    /** Gives some back. */
    void remove(long bytes) {
        all.addAndGet(-bytes);
        own -= bytes;
    }

    /** Gives all back. */
    void release() {
        remove(own);
    }
}
