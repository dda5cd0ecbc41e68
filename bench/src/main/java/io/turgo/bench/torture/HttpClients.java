package io.turgo.bench.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that send requests with a key, each again until it is answered with 200; now and then one that was, or one
 * that is malformed. Started and joined by one thread.
 */
final class HttpClients implements AutoCloseable {
    private static final int CLIENTS = 3;
    private static final int MOST_ROWS = 40;
    private static final int OK = 200;
    private static final int BAD = 400;
    private static final int TOO_SLOW = 408;
    private static final int CONFLICT = 409;
    private static final int BUSY = 429;
    private static final int FAILURES = 500;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MOST_REST_NS = 5_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI uri;
    private final int requests;
    private final long seed;
    private final Tally tally;
    private final AtomicInteger next = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final List<Future<?>> ends = new ArrayList<>();

    /** @param requests how many they send in all, numbered from 0 */
    HttpClients(int port, int requests, long seed, Tally tally) {
        uri = URI.create("http://127.0.0.1:" + port + "/");
        this.requests = requests;
        this.seed = seed;
        this.tally = tally;
        for (int i = 0; i < CLIENTS; i++) {
            ends.add(threads.submit(this::run));
        }
    }

    /** How many rows a request has. */
    int rows(int request) {
        return 1 + new Random(seed + request).nextInt(MOST_ROWS);
    }

    /** Whether all requests are answered. */
    boolean done() {
        return ends.stream().allMatch(Future::isDone);
    }

    /** Waits until they are, or raises what went wrong. */
    void join(long timeoutMs) {
        for (final Future<?> each : ends) {
            try {
                each.get(timeoutMs, TimeUnit.MILLISECONDS);
            } catch (final ExecutionException e) {
                throw new CaseFailure(e.getCause().getMessage());
            } catch (final TimeoutException e) {
                throw new CaseFailure("the clients are not done after " + timeoutMs + " ms");
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CaseFailure("interrupted");
            }
        }
    }

    private void run() {
        final HttpClient client = HttpClient.newHttpClient();
        final Random random = new Random(seed + Thread.currentThread().getId());
        for (int request = next.getAndIncrement(); request < requests; request = next.getAndIncrement()) {
            deliver(client, request);
            LockSupport.parkNanos(random.nextInt(MOST_REST_NS));
            if (random.nextInt(4) == 0) {
                deliver(client, random.nextInt(request + 1));
            }
            if (random.nextInt(4) == 0) {
                requireRefused(send(client, "bad-" + request, "{\"request\":-1,\"part\":0,\"account\":\"a\"}\n{"), BAD);
            }
            if (random.nextInt(8) == 0) {
                requireRefused(send(client, "key-" + request, body(request) + ' '), CONFLICT);
            }
        }
    }

    /** Sends it until it is taken. Another client may be sending the same. */
    private void deliver(HttpClient client, int request) {
        int status = 0;
        while (status != OK) {
            status = send(client, "key-" + request, body(request));
            if (isFinal(status)) {
                throw new CaseFailure("request " + request + " was answered with " + status);
            }
            if (status != OK) {
                tally.count("requests sent again");
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    /** Whether it is an answer with which the same request would be answered again. */
    private static boolean isFinal(int status) {
        return status >= BAD && status < FAILURES && status != TOO_SLOW && status != BUSY;
    }

    /** A conflict is only certain where the first body has been taken, which it was. */
    private static void requireRefused(int status, int wanted) {
        if (status == OK || isFinal(status) && status != wanted) {
            throw new CaseFailure("a request that is to be refused with " + wanted + " was answered with " + status);
        }
    }

    /** Gives the status, or 0 if there was no answer. */
    private int send(HttpClient client, String key, String body) {
        try {
            return client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        } catch (final IOException e) {
            return 0;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaseFailure("interrupted");
        }
    }

    private String body(int request) {
        final StringBuilder text = new StringBuilder();
        for (int part = 0; part < rows(request); part++) {
            text.append("{\"request\":").append(request).append(",\"part\":").append(part).append(",\"account\":\"a")
                .append(part % 5).append("\",\"note\":\"").append("n".repeat(part)).append("\"}\n");
        }
        return text.toString();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
