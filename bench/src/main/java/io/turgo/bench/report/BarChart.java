package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One value per name. The axis is linear, from zero; logarithmic, and said to be, if the greatest value is more than a
 * hundred times the least. One thread.
 */
public final class BarChart implements Plot {
    private static final double MOST_ON_LINEAR = 100;

    private final String title;
    private final String unit;
    private final List<Bar> bars = new ArrayList<>();

    /** @param unit of all values, for example {@code trades/s} */
    public BarChart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /**
     * Adds a bar below the others.
     *
     * @param value at least 0; a bar of 0 or NaN has no length
     * @return this chart
     */
    public BarChart bar(String name, double value) {
        if (value < 0) {
            throw new IllegalArgumentException("value=" + value + " of bar `" + name + "` must be >= 0");
        }
        bars.add(new Bar(name, value));
        return this;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void json(JsonGenerator json) throws IOException {
        json.writeStringField("type", "bars");
        json.writeStringField("title", title);
        json.writeStringField("unit", unit);
        json.writeArrayFieldStart("bars");
        for (final Bar bar : bars) {
            json.writeStartObject();
            json.writeStringField("name", bar.name());
            Json.number(json, "value", bar.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public void markdown(Markdown page) {
        page.plot(title);
    }

    @Override
    public String svg() {
        final double[] positive = bars.stream().mapToDouble(Bar::value)
            .filter(value -> value > 0 && Double.isFinite(value)).sorted().toArray();
        final boolean logarithmic =
            positive.length > 0 && positive[positive.length - 1] > positive[0] * MOST_ON_LINEAR;
        final Axis axis = new Axis(logarithmic ? unit + ", logarithmic scale" : unit, logarithmic);
        return new BarDrawing(title, unit, axis, bars).svg();
    }

    /** A name and its value. */
    record Bar(String name, double value) {
    }
}
