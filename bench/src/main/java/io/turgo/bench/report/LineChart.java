package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lines over two axes. One thread. */
public final class LineChart implements Plot {
    private final String title;
    private final Axis x;
    private final Axis y;
    private final List<Line> lines = new ArrayList<>();

    /** A chart without lines. */
    public LineChart(String title, Axis x, Axis y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    /** Adds a line without points. */
    public Line line(String name) {
        return added(new Line(name, false));
    }

    /** Adds a line that the others are read against, such as the noise of the machine: grey and dashed. */
    public Line reference(String name) {
        return added(new Line(name, true));
    }

    private Line added(Line line) {
        lines.add(line);
        return line;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void json(JsonGenerator json) throws IOException {
        json.writeStringField("type", "lines");
        json.writeStringField("title", title);
        write(json, "x", x);
        write(json, "y", y);
        json.writeArrayFieldStart("lines");
        for (final Line line : lines) {
            json.writeStartObject();
            json.writeStringField("name", line.name());
            json.writeArrayFieldStart("points");
            for (final Line.Point point : line.points()) {
                json.writeStartArray();
                Json.number(json, point.x());
                Json.number(json, point.y());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, Axis axis) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("label", axis.label());
        json.writeBooleanField("logarithmic", axis.logarithmic());
        json.writeEndObject();
    }

    @Override
    public void markdown(Markdown page) {
        page.plot(title);
    }

    @Override
    public String svg() {
        return new LineDrawing(title, x, y, lines).svg();
    }
}
