package io.turgo.engine;

/** A thread of something attached, which is asked to end and may not answer. */
final class FeedingThread {
    private final Thread thread;

    FeedingThread(Runnable work, String name) {
        thread = new Thread(work, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /**
     * Waits for the thread to end; interrupts it when it has not after {@code timeoutMs}, and leaves it behind when it
     * has not after that time again. Gives whether the caller was interrupted meanwhile.
     */
    boolean joinInterrupted(long timeoutMs) {
        boolean interrupted = joinOnce(timeoutMs);
        if (thread.isAlive()) {
            thread.interrupt();
            interrupted |= joinOnce(timeoutMs);
        }
        return interrupted;
    }

    /** An interrupted caller waits anew; it is interrupted once, or a few times, not for ever. */
    private boolean joinOnce(long timeoutMs) {
        boolean interrupted = false;
        boolean waited = false;
        while (!waited) {
            try {
                thread.join(timeoutMs);
                waited = true;
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
