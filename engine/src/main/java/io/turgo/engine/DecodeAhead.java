package io.turgo.engine;

import io.turgo.frame.DecodedFrame;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/**
 * Reads, checks and decodes frames on a thread of its own, so many ahead, while the caller's thread runs the stages on
 * those before. What goes wrong there is thrown here, behind the last frame before it. The caller's thread opens, asks
 * and closes.
 */
final class DecodeAhead implements ReplayInput {
    private final FrameDecoder decoder;
    private final BooleanSupplier mayRun;
    private final OneToOneConcurrentArrayQueue<DecodedFrame> free;
    private final OneToOneConcurrentArrayQueue<DecodedFrame> decoded;
    private final IdleStrategy idle = Idle.BACKOFF.create();
    private final Thread thread = new Thread(this::decodeAll, "turgo-replay");
    private DecodedFrame current;
    private Throwable failure;
    private volatile boolean ended;
    private volatile boolean closed;

    /**
     * @param frames how many are decoded ahead
     * @param mayRun whether it is worth while to wait
     */
    DecodeAhead(FrameDecoder decoder, int frames, Supplier<DecodedFrame> newFrame, BooleanSupplier mayRun) {
        this.decoder = decoder;
        this.mayRun = mayRun;
        free = new OneToOneConcurrentArrayQueue<>(frames + 1);
        decoded = new OneToOneConcurrentArrayQueue<>(frames + 1);
        for (int i = 0; i <= frames; i++) {
            free.offer(newFrame.get());
        }
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public DecodedFrame next() {
        if (current != null) {
            free.offer(current);
        }
        current = decoded.poll();
        while (current == null && mayRun.getAsBoolean()) {
            if (ended) {
                return last();
            }
            idle.idle();
            current = decoded.poll();
        }
        idle.reset();
        return current;
    }

    /** What was decoded before the end came into sight, or why there is no more. */
    private DecodedFrame last() {
        current = decoded.poll();
        if (current == null && failure instanceof Error) {
            throw (Error) failure;
        }
        if (current == null && failure != null) {
            throw (RuntimeException) failure;
        }
        return current;
    }

    private void decodeAll() {
        final IdleStrategy waiting = Idle.BACKOFF.create();
        try {
            boolean more = true;
            while (more && !closed) {
                final DecodedFrame target = free.poll();
                waiting.idle(target == null ? 0 : 1);
                if (target != null) {
                    more = decoder.next(target);
                    if (more) {
                        decoded.offer(target);
                    }
                }
            }
        } catch (final RuntimeException | Error e) {
            failure = e;
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        decoder.close();
    }
}
