package io.turgo.daemon.gate;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.OutputText;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.egress.TextSink;
import io.turgo.error.DivergenceException;
import io.turgo.record.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Stands in for a sink in a replay: makes the same text of each output and holds it against a file, as they come. At
 * the first difference it ends the replay with a {@link DivergenceException}. Rows are counted from 1, the header is
 * none.
 */
public final class ExpectedOutput implements Sink {
    private static final int SHOWN_BYTES = 1 << 20;

    private final String sink;
    private final TextSink replaced;
    private final Path path;
    private OutputText text;
    private ExpectedFile file;
    private long rows;
    private String left = "";

    /**
     * @param sink     the name of the sink
     * @param replaced whose text is compared; it is not opened
     * @param path     the file
     */
    public ExpectedOutput(String sink, TextSink replaced, Path path) {
        this.sink = sink;
        this.replaced = replaced;
        this.path = path;
    }

    /** The name of the sink that this stands in for. */
    public String sink() {
        return sink;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    /** @throws DivergenceException if the file does not begin as the sink's does */
    @Override
    public OutputId open(SinkContext context) {
        text = replaced.text(context);
        file = ExpectedFile.open(path);
        text.appendHeader();
        if (!file.take(text.bytes(), text.length())) {
            throw new DivergenceException("`" + path + "` begins with " + Shown.row(firstLine(file.next(SHOWN_BYTES)))
                + ", sink `" + sink + "` with " + Shown.row(appended()));
        }
        return OutputId.NONE;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        text.clear();
        text.append(row);
        if (!file.take(text.bytes(), text.length())) {
            throw new DivergenceException(difference() + "\n  output "
                + new OutputId(sequence, control, ordinal) + " of sink `" + sink + "`: " + Shown.row(appended()));
        }
        rows++;
    }

    private String appended() {
        return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
    }

    private static String firstLine(String several) {
        return several.lines().findFirst().orElse("");
    }

    private String difference() {
        final String row = "row " + (rows + 1);
        final String next = file.next(SHOWN_BYTES);
        if (next.isEmpty()) {
            return "`" + path + "` ends after " + rows + " rows, the replay has " + row;
        }
        final List<String> expected = text.values(next);
        if (expected == null) {
            return row + " of `" + path + "` is cut: " + Shown.row(next);
        }
        final List<String> present = text.values(appended());
        for (int i = 0; i < Math.min(expected.size(), present.size()); i++) {
            if (!expected.get(i).equals(present.get(i))) {
                return row + " of `" + path + "`: `" + text.names().get(i) + "` is " + Shown.value(expected.get(i))
                    + ", by the replay " + Shown.value(present.get(i));
            }
        }
        return row + " of `" + path + "` has " + expected.size() + " values, by the replay " + present.size();
    }

    @Override
    public void commit() {
        // nothing is kept
    }

    /** The comparison is part of the replay: so it stops at once. */
    @Override
    public boolean ownThread() {
        return false;
    }

    @Override
    public void close() {
        if (file != null) {
            left = file.next(SHOWN_BYTES);
            file.close();
            file = null;
        }
    }

    /**
     * Checks, after the replay, that the file has no more rows than it.
     *
     * @throws DivergenceException if it has
     */
    public void requireEnd() {
        if (!left.isEmpty()) {
            throw new DivergenceException("the replay ends after " + rows + " rows, `" + path + "` has row "
                + (rows + 1) + ": " + Shown.row(firstLine(left)));
        }
    }

    /** How many rows were the same. */
    public long rows() {
        return rows;
    }
}
