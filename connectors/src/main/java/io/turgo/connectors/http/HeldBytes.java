package io.turgo.connectors.http;

import java.util.concurrent.atomic.AtomicLong;

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

    /** Holds more; false, and holds no more, if that is too much for all together. */
    boolean add(long bytes) {
        if (all.addAndGet(bytes) > most) {
            all.addAndGet(-bytes);
            return false;
        }
        own += bytes;
        return true;
    }

    /** Gives all back. */
    void release() {
        all.addAndGet(-own);
        own = 0;
    }
}
