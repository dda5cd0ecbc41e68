package io.turgo.daemon.http;

import io.turgo.engine.Engine;
import io.turgo.engine.RowTap;
import io.turgo.error.ConfigurationException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests in, or not, and sends answers. */
final class HttpHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);
    private static final String TAP = "/tap";
    /** A page of ours loads nothing from elsewhere and is shown in no other page. */
    private static final Map<String, String> HEADERS = Map.of(
        "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cache-Control", "no-store");

    private final Gatekeeper gatekeeper;
    private final Routes routes;
    private final RunState state;

    HttpHandler(Gatekeeper gatekeeper, RunState state) {
        this.gatekeeper = gatekeeper;
        this.state = state;
        routes = new Routes(state);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
        final String path = Request.getPathInContext(request);
        final int refusal = gatekeeper.refusal(
            request.getHeaders().get(HttpHeader.HOST), request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (refusal != 0) {
            send(response, callback, refused(response, refusal));
        } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            send(response, callback, Answer.text(405, "only GET and HEAD are answered here"));
        } else if (path.equals(TAP)) {
            tap(request, response, callback);
        } else {
            send(response, callback, routes.answer(path));
        }
        return true;
    }

    private static Answer refused(Response response, int status) {
        if (status == 401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"turgo\", charset=\"UTF-8\"");
            return Answer.text(status, "show the token (" + HttpSettings.TOKEN + "): as bearer, or as password");
        }
        return Answer.text(status, "this is localhost: call it by that name, or set " + HttpSettings.TOKEN);
    }

    private static void send(Response response, Callback callback, Answer answer) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    private void tap(Request request, Response response, Callback callback) {
        final Engine engine = state.engine();
        if (engine == null) {
            send(response, callback, Answer.text(503, "not ready: " + state.phase()));
        } else if (!TapStream.enter()) {
            send(response, callback, Answer.text(429, "enough taps are open, close one"));
        } else {
            try {
                // Nothing may pass for long: that is no reason to cut the tap off.
                request.addIdleTimeoutListener(timeout -> false);
                tap(engine, Request.extractQueryParameters(request), response, callback);
            } finally {
                TapStream.leave();
            }
        }
    }

    private void tap(Engine engine, Fields query, Response response, Callback callback) {
        try {
            final TapStream stream =
                new TapStream(query.getValue("stage"), query.getValue("limit"), query.getValue("seconds"));
            try (RowTap tap = stream.open(engine)) {
                response.setStatus(200);
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-ndjson");
                try (OutputStream out = Content.Sink.asOutputStream(response)) {
                    stream.send(engine, tap, out, state::isClosing);
                }
            }
            callback.succeeded();
        } catch (ConfigurationException wrong) {
            send(response, callback, Answer.text(400, wrong.getMessage()));
        } catch (IOException gone) {
            LOG.debug("who looked at rows is gone", gone);
            callback.failed(gone);
        }
    }
}
