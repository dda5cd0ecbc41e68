package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a report.
 *
 * @param command     names them
 * @param title       the heading
 * @param sections    in their order
 * @param occasion    when it was measured
 * @param environment on what
 */
record ReportFiles(String command, String title, List<Section> sections, Occasion occasion, Environment environment) {
    private static final String PLOT = "plot";
    private static final String PLOT_FILE = "[a-z0-9-]+\\.svg";

    /** Writes all; plots that an earlier result had and this one has not are deleted. */
    void write(Path directory) throws IOException {
        final Path json = directory.resolve(command + ".json");
        Files.createDirectories(directory);
        for (final String old : plotsOf(json)) {
            Files.deleteIfExists(directory.resolve(old));
        }
        for (final Section section : sections) {
            if (section instanceof Plot plot) {
                Files.writeString(directory.resolve(Markdown.plotFile(command, plot.title())), plot.svg());
            }
        }
        Files.writeString(directory.resolve(command + ".md"), markdown());
        Files.writeString(json, Json.object(this::json));
    }

    /** What an earlier result says that it has drawn; none if there is no result that can be read. */
    private static Set<String> plotsOf(Path json) throws IOException {
        final Set<String> names = new TreeSet<>();
        if (!Files.isRegularFile(json)) {
            return names;
        }
        try (JsonParser parser = Json.factory().createParser(json.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && PLOT.equals(parser.currentName())
                    && parser.getText().matches(PLOT_FILE)) {
                    names.add(parser.getText());
                }
            }
            return names;
        } catch (final JsonProcessingException e) {
            return Set.of();
        }
    }

    private void json(JsonGenerator json) throws IOException {
        json.writeStringField("command", command);
        json.writeStringField("title", title);
        occasion.json(json);
        environment.json(json);
        json.writeArrayFieldStart("sections");
        for (final Section section : sections) {
            json.writeStartObject();
            section.json(json);
            if (section instanceof Plot plot) {
                json.writeStringField(PLOT, Markdown.plotFile(command, plot.title()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private String markdown() {
        final Markdown page = new Markdown(command);
        page.heading(1, title);
        final String warning = Occasion.warning(occasion.loadAtStart(), environment.cores());
        if (!warning.isEmpty()) {
            page.paragraph("**" + warning + "**");
        }
        sections.forEach(section -> section.markdown(page));
        page.heading(2, "How this was measured");
        final List<String[]> rows = new ArrayList<>(occasion.rows());
        rows.addAll(environment.rows());
        page.table(List.of("what", ""), rows);
        return page.text();
    }
}
