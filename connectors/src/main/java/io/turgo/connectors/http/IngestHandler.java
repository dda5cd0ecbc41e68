package io.turgo.connectors.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Looks at requests before their bodies are read, then has bodies read, decoded and queued. Any thread. */
final class IngestHandler extends Handler.Abstract {
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    private static final long LAST_ANSWERS_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final String BEARER = "bearer ";
    /** What clients say that do not say what they send. */
    private static final List<String> UNKNOWN_TYPES =
        List.of("application/octet-stream", "application/x-www-form-urlencoded", "text/plain");
    private static final Map<String, List<String>> TYPES = Map.of(
        "json", List.of("application/json", "application/x-ndjson", "application/ndjson", "application/jsonl",
            "application/jsonlines", "text/json"),
        "csv", List.of("text/csv", "application/csv"));

    private final HttpSettings settings;
    private final String format;
    private final BodyDecoder decoder;
    private final RequestQueue queue;
    private final NanoClock clock = SystemNanoClock.INSTANCE;
    private final AtomicLong heldBytes = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();

    IngestHandler(HttpSettings settings, String format, BodyDecoder decoder, RequestQueue queue) {
        this.settings = settings;
        this.format = format;
        this.decoder = decoder;
        this.queue = queue;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        open.incrementAndGet();
        Request.addCompletionListener(request, failure -> open.decrementAndGet());
        final JettyReply reply = new JettyReply(request, response, callback);
        final BodyFault fault = fault(request);
        if (fault != null) {
            reply.unread().refused(fault.status(), fault.reason());
            return true;
        }
        final HeldBytes held = new HeldBytes(heldBytes, settings.heldBytes());
        final String key = request.getHeaders().get(KEY);
        new BodyReader(request, settings, clock, held, new BodyReader.Taker() {
            @Override
            public void take(byte[] bytes, int length) {
                decode(key, bytes, length, held, reply.before(held::release));
            }

            @Override
            public void refuse(BodyFault late) {
                held.release();
                reply.unread().refused(late.status(), late.reason());
            }
        }).run();
        return true;
    }

    private void decode(String key, byte[] bytes, int length, HeldBytes held, JettyReply reply) {
        reply.takesItsTime();
        final RequestKey digest = key == null ? null : RequestKey.of(bytes, length);
        final BodyDecoder.Outcome outcome;
        try {
            outcome = decoder.decode(bytes, length, held);
            held.remove(bytes.length);
        } catch (final RuntimeException e) {
            reply.refused(HttpStatus.INTERNAL_SERVER_ERROR_500, "the body could not be decoded");
            throw e;
        }
        if (outcome.fault() != null) {
            reply.refused(outcome.fault().status(), outcome.fault().reason());
        } else {
            queue.add(new PendingRequest(
                key == null ? null : RequestKey.of(key), digest, outcome.body(), clock.nanoTime(), reply));
        }
    }

    /** Waits for answers that are given to be on their way, but not for long. */
    void awaitAnswers() {
        final long startNs = clock.nanoTime();
        while (open.get() > 0 && clock.nanoTime() - startNs < LAST_ANSWERS_NS) {
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private BodyFault fault(Request request) {
        if (!Request.getPathInContext(request).equals(settings.path())) {
            return new BodyFault(HttpStatus.NOT_FOUND_404, "rows are posted to " + settings.path());
        }
        if (!HttpMethod.POST.is(request.getMethod())) {
            return new BodyFault(HttpStatus.METHOD_NOT_ALLOWED_405, "rows are posted");
        }
        if (request.getHeaders().contains(HttpHeader.ORIGIN)) {
            return new BodyFault(HttpStatus.FORBIDDEN_403, "web pages cannot post rows");
        }
        final BodyFault stranger = strangerFault(request);
        if (stranger != null) {
            return stranger;
        }
        if (queue.isClosed()) {
            return new BodyFault(HttpStatus.SERVICE_UNAVAILABLE_503, RequestQueue.STOPPING);
        }
        return contentFault(request);
    }

    private BodyFault strangerFault(Request request) {
        if (settings.token() == null) {
            return null;
        }
        final String shown = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (shown == null) {
            return new BodyFault(HttpStatus.UNAUTHORIZED_401, "a token is needed: Authorization: Bearer TOKEN");
        }
        final boolean bears = shown.toLowerCase(Locale.ROOT).startsWith(BEARER);
        final byte[] token = bears ? shown.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8)
            : new byte[0];
        return MessageDigest.isEqual(token, settings.token().getBytes(StandardCharsets.UTF_8)) ? null
            : new BodyFault(HttpStatus.FORBIDDEN_403, "this is not the token");
    }

    private BodyFault contentFault(Request request) {
        final String coding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            return new BodyFault(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "a body is sent as it is, not in a "
                + "Content-Encoding");
        }
        final String type = mediaType(request);
        if (type != null && !TYPES.getOrDefault(format, List.of()).contains(type) && !UNKNOWN_TYPES.contains(type)) {
            return new BodyFault(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "rows are posted as " + format
                + ", Content-Type " + String.join(" or ", TYPES.getOrDefault(format, List.of())));
        }
        if (request.getLength() > settings.bodyBytes()) {
            return BodyReader.tooLarge(settings);
        }
        final String key = request.getHeaders().get(KEY);
        final boolean good = key == null || !key.isEmpty() && key.length() <= LONGEST_KEY
            && key.chars().allMatch(c -> c > ' ' && c <= '~') && request.getHeaders().getValuesList(KEY).size() == 1;
        return good ? null : new BodyFault(HttpStatus.BAD_REQUEST_400, "an Idempotency-Key is 1 to " + LONGEST_KEY
            + " visible ASCII characters, once");
    }

    private static String mediaType(Request request) {
        final String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type == null ? null : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
