package io.turgo.daemon.http;

import io.turgo.daemon.stat.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What there is to get, by path. Any thread. */
final class Routes {
    private final RunState state;
    private final Map<String, Supplier<Answer>> answers;

    Routes(RunState state) {
        this.state = state;
        answers = Map.of(
            "/", () -> resource("status.html", "text/html; charset=utf-8"),
            "/status.css", () -> resource("status.css", "text/css; charset=utf-8"),
            "/status.js", () -> resource("status.js", "text/javascript; charset=utf-8"),
            "/health/live", () -> Answer.text(200, "live: " + state.phase()),
            "/health/ready", this::ready,
            "/metrics", this::metrics,
            "/pipelines", () -> Answer.json(StateJson.pipelines(state)),
            "/history", () -> Answer.json(StateJson.history(state)));
    }

    /** The answer for a path. */
    Answer answer(String path) {
        final Supplier<Answer> answer = answers.get(path);
        return answer == null ? Answer.text(404, "there is no " + clean(path) + "; there are /, /health/live, "
            + "/health/ready, /metrics, /pipelines, /history and /tap?stage=NAME") : answer.get();
    }

    private static String clean(String path) {
        final String printable = path.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.substring(0, Math.min(printable.length(), 80));
    }

    private Answer ready() {
        final String why = state.notReady();
        return why == null ? Answer.text(200, "ready") : Answer.text(503, "not ready: " + why);
    }

    private Answer metrics() {
        final List<Reading> readings = state.readings();
        return readings.isEmpty() ? Answer.text(503, "not ready: " + state.phase())
            : new Answer(200, PrometheusText.TYPE, PrometheusText.of(state.name(), readings.get(readings.size() - 1),
                state.files(), state.notReady() == null).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Answer resource(String name, String type) {
        try (InputStream stream = Routes.class.getResourceAsStream(name)) {
            return new Answer(200, type, stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
