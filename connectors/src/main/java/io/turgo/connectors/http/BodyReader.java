package io.turgo.connectors.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.agrona.concurrent.NanoClock;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Collects a body as it comes, without a thread that waits for it. One thread at a time. */
final class BodyReader implements Runnable {
    private static final long GRACE_NS = TimeUnit.SECONDS.toNanos(5);
    private static final int FIRST_BYTES = 4096;

    private final Request request;
    private final HttpSettings settings;
    private final NanoClock clock;
    private final HeldBytes held;
    private final Taker taker;
    private final long startNs;
    private byte[] bytes;
    private int length;

    /** @param held is charged for what is kept */
    BodyReader(Request request, HttpSettings settings, NanoClock clock, HeldBytes held, Taker taker) {
        this.request = request;
        this.settings = settings;
        this.clock = clock;
        this.held = held;
        this.taker = taker;
        startNs = clock.nanoTime();
    }

    /** What happens with the body: one of both, once. */
    interface Taker {
        /** All of it has come. */
        void take(byte[] bytes, int length);

        /** It has not and will not. */
        void refuse(BodyFault fault);
    }

    static BodyFault tooLarge(HttpSettings settings) {
        return new BodyFault(HttpStatus.PAYLOAD_TOO_LARGE_413, "a body has at most " + settings.bodyBytes()
            + " bytes; send the rows in several");
    }

    /** Reads what has come, and comes again when there is more. */
    @Override
    public void run() {
        if (bytes == null && !grow((int) Math.max(FIRST_BYTES, request.getLength()))) {
            return;
        }
        boolean more = true;
        while (more) {
            final Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            more = take(chunk);
        }
    }

    /** False if there is nothing more to be read. */
    private boolean take(Content.Chunk chunk) {
        if (Content.Chunk.isFailure(chunk)) {
            taker.refuse(brokenOff(chunk.getFailure()));
            return false;
        }
        final boolean last = chunk.isLast();
        final boolean kept = keep(chunk.getByteBuffer());
        chunk.release();
        if (kept && last) {
            taker.take(bytes, length);
        }
        return kept && !last;
    }

    private static BodyFault brokenOff(Throwable failure) {
        return failure instanceof TimeoutException
            ? new BodyFault(HttpStatus.REQUEST_TIMEOUT_408, "the body did not come in time")
            : new BodyFault(HttpStatus.BAD_REQUEST_400, "the body breaks off");
    }

    /** Adds bytes to the body; false if that refuses it. */
    private boolean keep(ByteBuffer more) {
        final int count = more.remaining();
        if (count > settings.bodyBytes() - length) {
            taker.refuse(tooLarge(settings));
            return false;
        }
        if (length + count > bytes.length
            && !grow(Math.min(settings.bodyBytes(), Math.max(2 * bytes.length, length + count)))) {
            return false;
        }
        more.get(bytes, length, count);
        length += count;
        if (isTooSlow()) {
            taker.refuse(new BodyFault(HttpStatus.REQUEST_TIMEOUT_408, "the body comes more slowly than "
                + settings.bytesPerSec() + " bytes a second"));
            return false;
        }
        return true;
    }

    private boolean grow(int size) {
        final BodyFault fault = held.add(size - (bytes == null ? 0 : bytes.length));
        if (fault != null) {
            taker.refuse(fault);
            return false;
        }
        bytes = bytes == null ? new byte[size] : Arrays.copyOf(bytes, size);
        return true;
    }

    private boolean isTooSlow() {
        final long elapsedNs = clock.nanoTime() - startNs;
        return elapsedNs > GRACE_NS
            && length < settings.bytesPerSec() * (elapsedNs - GRACE_NS) / TimeUnit.SECONDS.toNanos(1);
    }
}
