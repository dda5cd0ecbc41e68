package io.turgo.daemon.http;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.TurgoCommand;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo tap}. */
@Command(name = "tap", description = {
    "Shows rows as they come out of a source or stage of a running pipeline, or reach a sink: a JSON object a line.",
    "A sample: the pipeline never waits, so that of many rows a second some are shown. Names are those that "
        + "`turgo stat` lists; an unknown one is answered with all there are."})
public final class TapCommand implements TurgoCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String TOKEN = "TURGO_HTTP_TOKEN";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The data directory of the pipeline.")
    private Path data;

    @Parameters(index = "1", paramLabel = "STAGE", description = "A source, stage or sink.")
    private String stage;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "10",
        description = "End after N rows (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10",
        description = "End after N seconds (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws InterruptedException {
        final String token = HttpSettings.of(name -> name.equals(HttpSettings.TOKEN)
            ? System.getProperty(name, System.getenv(TOKEN)) : null).token();
        final HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + "/tap?stage="
            + URLEncoder.encode(stage, StandardCharsets.UTF_8) + "&limit=" + limit + "&seconds=" + seconds));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            show(HttpClient.newBuilder().connectTimeout(PATIENCE).build()
                .send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new EnvironmentException("the process of " + data + " does not answer at " + address() + " ("
                + e + "); is it still running?", e);
        }
        return ExitCode.OK;
    }

    private String address() {
        final Path file = data.resolve(HttpDoor.FILE);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ConfigurationException("there is no " + file + ": no process that answers HTTP runs on " + data
                + "; start it by `turgo run`, without " + HttpSettings.BIND + "=off", e);
        }
    }

    private void show(HttpResponse<InputStream> response) throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() == 401) {
                throw new ConfigurationException("the pipeline on " + data + " shows rows to those only who have its "
                    + HttpSettings.TOKEN + ": name that in the environment variable " + TOKEN);
            }
            if (response.statusCode() != 200) {
                throw new ConfigurationException(lines.readLine());
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(line);
                out.flush();
            }
        }
    }
}
