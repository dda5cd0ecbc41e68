package io.turgo.connectors.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which the head of a request does not come to its end: each byte of it keeps a connection from
 * being idle, so that a few an hour would hold it for ever. Any thread.
 */
final class SlowHeads extends Handler.Wrapper implements Connection.Listener {
    private static final long SWEEP_MS = 250;

    private final long timeoutNs;
    private final Scheduler scheduler;
    private final NanoClock clock = SystemNanoClock.INSTANCE;
    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();
    private volatile Scheduler.Task next;

    /** @param timeoutNs how long a head may take from its first byte on */
    SlowHeads(Handler handler, Scheduler scheduler, long timeoutNs) {
        super(handler);
        this.scheduler = scheduler;
        this.timeoutNs = timeoutNs;
    }

    /** Where a connection is. */
    private static final class Progress {
        private static final long NO_TIME = Long.MIN_VALUE;

        private boolean answering;
        private long bytesAtRest;
        private long headSinceNs = NO_TIME;

        synchronized void begin() {
            answering = true;
            headSinceNs = NO_TIME;
        }

        synchronized void end(long bytesIn) {
            answering = false;
            bytesAtRest = bytesIn;
        }

        /** Whether a part of a head has been there for so long. */
        synchronized boolean isSlow(long bytesIn, long nowNs, long timeoutNs) {
            if (answering || bytesIn <= bytesAtRest) {
                return false;
            }
            headSinceNs = headSinceNs == NO_TIME ? nowNs : headSinceNs;
            return nowNs - headSinceNs > timeoutNs;
        }
    }

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Progress());
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        final Connection connection = request.getConnectionMetaData().getConnection();
        final Progress progress = connections.get(connection);
        if (progress != null) {
            progress.begin();
            Request.addCompletionListener(request, failure -> progress.end(connection.getBytesIn()));
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        schedule();
    }

    @Override
    protected void doStop() throws Exception {
        next.cancel();
        super.doStop();
    }

    private void schedule() {
        next = scheduler.schedule(this::sweep, SWEEP_MS, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        final long nowNs = clock.nanoTime();
        connections.forEach((connection, progress) -> {
            if (progress.isSlow(connection.getBytesIn(), nowNs, timeoutNs)) {
                connection.getEndPoint().close();
            }
        });
        if (!isStopping() && !isStopped()) {
            schedule();
        }
    }
}
