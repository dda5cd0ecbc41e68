package io.turgo.connectors.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers a request as JSON, on a thread of the server. */
final class JettyReply implements Reply {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Request request;
    private final Response response;
    private final Callback callback;
    private Runnable before = () -> { };

    JettyReply(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    /** Runs this when the answer is known. Before that. */
    JettyReply before(Runnable action) {
        before = action;
        return this;
    }

    /** The body is not read to its end: the connection is closed behind the answer, which says so. */
    JettyReply unread() {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        return this;
    }

    /** From now on the client waits for the pipeline: that nothing comes from it is no reason to cut it off. */
    void takesItsTime() {
        request.addIdleTimeoutListener(timeout -> false);
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    @Override
    public void accepted(int rows, boolean repeated) {
        before.run();
        request.getComponents().getExecutor().execute(() -> write(HttpStatus.OK_200, json -> {
            json.writeNumberField("rows", rows);
            if (repeated) {
                json.writeBooleanField("repeated", true);
            }
        }));
    }

    @Override
    public void refused(int status, String reason) {
        before.run();
        request.getComponents().getExecutor().execute(() -> refuse(status, reason));
    }

    private void refuse(int status, String reason) {
        final HttpFields.Mutable headers = response.getHeaders();
        switch (status) {
            case HttpStatus.TOO_MANY_REQUESTS_429 -> headers.put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> {
                headers.put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
                headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
            }
            case HttpStatus.UNAUTHORIZED_401 -> headers.put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            case HttpStatus.METHOD_NOT_ALLOWED_405 -> headers.put(HttpHeader.ALLOW, "POST");
            default -> { }
        }
        write(status, json -> {
            json.writeStringField("error", reason);
        });
    }

    private void write(int status, Content content) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(bytes(content)), callback);
    }

    private static byte[] bytes(Content content) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (final IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
