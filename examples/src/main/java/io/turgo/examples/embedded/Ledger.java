package io.turgo.examples.embedded;

import io.turgo.egress.OutputId;
import io.turgo.egress.OutputIdView;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.agrona.CloseHelper;

/**
 * The service's durable side: a file of lines, each of which begins with the id of its output, so that output and id
 * are written in one step. After a crash the file may end in a part of a line, which is cut off; the last whole line
 * says where to go on. The first line says of which journal the outputs are.
 *
 * <p>Used by one thread at a time.
 */
final class Ledger implements Closeable {
    private static final String JOURNAL = "# journal ";
    private static final int TAIL_BYTES = 64 * 1024;

    private final Path file;
    private final String header;
    private final StringBuilder pending = new StringBuilder();
    private FileChannel channel;

    /** @param header the columns behind the id */
    Ledger(Path file, String header) {
        this.file = file;
        this.header = header;
    }

    /**
     * Opens the file, or makes it.
     *
     * @return the id of its last line
     * @throws ConfigurationException if it belongs to another journal
     */
    OutputId open(UUID journal) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return resume(JOURNAL + journal + "\nid," + header + '\n');
        } catch (final IOException e) {
            throw failure(e);
        }
    }

    private OutputId resume(String start) throws IOException {
        final byte[] wanted = start.getBytes(StandardCharsets.UTF_8);
        final String found = text(0, (int) Math.min(wanted.length, channel.size()));
        if (!start.startsWith(found)) {
            throw new ConfigurationException(file + " begins with `" + found.lines().findFirst().orElse("")
                + "` and not with `" + start.lines().findFirst().orElseThrow()
                + "`: its outputs are of another journal, move it away or give the journal that it belongs to");
        }
        if (channel.size() <= wanted.length) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(wanted), 0);
            channel.position(wanted.length);
            return OutputId.NONE;
        }
        return lastWholeLine(wanted.length);
    }

    private OutputId lastWholeLine(long start) throws IOException {
        final long from = Math.max(start, channel.size() - TAIL_BYTES);
        final String tail = text(from, (int) (channel.size() - from));
        final int end = tail.lastIndexOf('\n') + 1;
        channel.truncate(from + end);
        channel.position(from + end);
        if (end == 0) {
            return OutputId.NONE;
        }
        final String line = tail.substring(tail.lastIndexOf('\n', end - 2) + 1, end - 1);
        return OutputId.parse(line.substring(0, line.indexOf(',')));
    }

    /** The bytes as characters 0..255: lines are cut where their bytes are. */
    private String text(long from, int length) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            continue;
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    /** Starts a line; the caller appends the columns, each behind a comma. */
    StringBuilder line(OutputIdView id) {
        id.appendTo(pending);
        return pending;
    }

    /** Writes the lines since the last call; what is written survives the process. */
    void write() {
        try {
            final ByteBuffer bytes = ByteBuffer.wrap(pending.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            pending.setLength(0);
        } catch (final IOException e) {
            throw failure(e);
        }
    }

    private EnvironmentException failure(IOException e) {
        return new EnvironmentException(file + " cannot be written: " + IoReason.of(e)
            + "; mend that and start again, nothing is lost", e);
    }

    @Override
    public void close() {
        CloseHelper.quietClose(channel);
    }
}
