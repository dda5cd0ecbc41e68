package io.turgo.daemon.http.browser;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A page of a browser, steered by the Chrome DevTools Protocol over a WebSocket. Keeps what the page has asked for and
 * what it has complained of. One thread.
 */
public final class DevTools implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String PARAMS = "params";

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private WebSocket socket;
    private String session;
    private int lastId;

    private DevTools() {
    }

    static DevTools connect(String address) {
        final DevTools made = new DevTools();
        made.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(address), made.listener())
            .join();
        final Object target = made.call("Target.createTarget", "{\"url\":\"about:blank\"}").get("targetId");
        made.session = (String) made.call("Target.attachToTarget",
            "{\"flatten\":true,\"targetId\":" + quoted((String) target) + '}').get("sessionId");
        for (final String domain : List.of("Page", "Runtime", "Log", "Network")) {
            made.call(domain + ".enable", "{}");
        }
        return made;
    }

    private WebSocket.Listener listener() {
        return new WebSocket.Listener() {
            private final StringBuilder message = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                message.append(part);
                if (last) {
                    messages.add(message.toString());
                    message.setLength(0);
                }
                from.request(1);
                return null;
            }
        };
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** Calls a method and gives its result. */
    private Map<?, ?> call(String method, String params) {
        final int id = ++lastId;
        socket.sendText("{\"id\":" + id + ",\"method\":" + quoted(method) + ",\"params\":" + params
            + (session == null ? "" : ",\"sessionId\":" + quoted(session)) + '}', true).join();
        for (Map<?, ?> message = next(method); ; message = next(method)) {
            if (message.get("id") == null) {
                note((String) message.get("method"), (Map<?, ?>) message.get(PARAMS));
            } else if (((Double) message.get("id")).intValue() == id) {
                assertNull(message.get("error"), message::toString);
                return (Map<?, ?>) message.get("result");
            }
        }
    }

    private Map<?, ?> next(String method) {
        try {
            final String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(text, () -> "the browser does not answer " + method);
            return Json.object(text);
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void note(String event, Map<?, ?> params) {
        switch (event) {
            case "Network.requestWillBeSent" -> requests.add((String) ((Map<?, ?>) params.get("request")).get("url"));
            case "Network.webSocketCreated" -> requests.add((String) params.get("url"));
            case "Network.loadingFailed", "Runtime.exceptionThrown" -> complaints.add(params.toString());
            case "Log.entryAdded" -> complaints.add(params.toString());
            case "Runtime.consoleAPICalled" -> complaints.add(params.toString());
            default -> { }
        }
    }

    /** Goes to an address. */
    public void open(String url) {
        final Map<?, ?> result = call("Page.navigate", "{\"url\":" + quoted(url) + '}');
        assertNull(result.get("errorText"), result::toString);
    }

    /** Shows a headless page at a size, light or dark. */
    public void show(int width, int height, boolean dark) {
        call("Emulation.setDeviceMetricsOverride", "{\"width\":" + width + ",\"height\":" + height
            + ",\"deviceScaleFactor\":1,\"mobile\":false}");
        call("Emulation.setEmulatedMedia", "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
            + (dark ? "dark" : "light") + "\"}]}");
    }

    /** The value of an expression of JavaScript: a string, a Double, a Boolean, a list, a map or null. */
    public Object evaluate(String expression) {
        final Map<?, ?> result = call("Runtime.evaluate",
            "{\"returnByValue\":true,\"expression\":" + quoted(expression) + '}');
        assertNull(result.get("exceptionDetails"), result::toString);
        return ((Map<?, ?>) result.get("result")).get("value");
    }

    /** A picture of the whole page as PNG. */
    public byte[] screenshot() {
        return Base64.getDecoder().decode((String) call("Page.captureScreenshot",
            "{\"format\":\"png\",\"captureBeyondViewport\":true}").get("data"));
    }

    /** The addresses that the page has asked for so far. */
    public List<String> requests() {
        return requests;
    }

    /** Errors, failed requests and all that was written to the console so far. */
    public List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
