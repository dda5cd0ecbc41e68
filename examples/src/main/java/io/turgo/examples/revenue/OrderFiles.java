package io.turgo.examples.revenue;

import io.turgo.connectors.file.ByteSource;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;

/** CSV files with the same columns as one input, one behind the other; the header line of the first one counts. */
final class OrderFiles implements Enumeration<InputStream> {
    private static final byte[] LINE_END = {'\n'};

    private final List<ByteSource> files;
    private int opened;
    private boolean lineEnded = true;

    private OrderFiles(List<ByteSource> files) {
        this.files = files;
    }

    static ByteSource of(List<Path> paths) {
        final List<ByteSource> files = paths.stream().map(ByteSource::file).toList();
        return files.size() == 1 ? files.get(0)
            : ByteSource.of(files.stream().map(ByteSource::name).collect(Collectors.joining(", ", "[", "]")),
                () -> new SequenceInputStream(new OrderFiles(files)));
    }

    @Override
    public boolean hasMoreElements() {
        return opened < files.size();
    }

    /** The next file; before it the end of a line, as the file before need not end with one. */
    @Override
    public InputStream nextElement() {
        if (!lineEnded) {
            lineEnded = true;
            return new ByteArrayInputStream(LINE_END);
        }
        lineEnded = false;
        final ByteSource file = files.get(opened++);
        final InputStream stream = file.open();
        return opened == 1 ? stream : behindHeader(file, stream);
    }

    private static InputStream behindHeader(ByteSource file, InputStream stream) {
        try {
            int read = stream.read();
            while (read >= 0 && read != '\n') {
                read = stream.read();
            }
            return stream;
        } catch (final IOException e) {
            throw new EnvironmentException("input `" + file + "` cannot be read: " + IoReason.of(e), e);
        }
    }
}
