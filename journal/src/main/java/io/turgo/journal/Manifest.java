package io.turgo.journal;

import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.journal.file.DurableFiles;
import io.turgo.journal.file.ManifestLine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The append-only list of what the journal consists of: generations begun and dropped, files sealed. Every line is
 * checked and forced. A line that was being written when the process or the machine died has no line feed and does
 * not count; any other unreadable line is damage. Written by one thread at a time (the methods are synchronised, as
 * sealing happens beside the appending thread and on closing).
 */
final class Manifest implements AutoCloseable {
    private static final String HEADER = "manifest";
    private static final String BEGIN = "begin";
    private static final String DROP = "drop";
    private static final String SEAL = "seal";

    private final Path path;
    private final FileChannel channel;

    /**
     * What the manifest says.
     *
     * @param generations those begun and not dropped
     * @param begun       all that were ever begun
     * @param sealed      the sealed files in order
     * @param lengthBytes length of the manifest as read
     */
    record Contents(
        SortedSet<Integer> generations, SortedSet<Integer> begun, List<SealedFile> sealed, long lengthBytes) {
    }

    private Manifest(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static void create(JournalDirectory directory, UUID id) throws IOException {
        final String header = new ManifestLine(HEADER).with("format", JournalIdentity.FORMAT_MAJOR).with("id", id)
            .encode();
        DurableFiles.replace(directory.manifestFile(), header);
    }

    /** Opens for appending, behind the last whole line. */
    static Manifest open(JournalDirectory directory) {
        final Path path = directory.manifestFile();
        try {
            final int whole = wholeLength(readText(path));
            final FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
            channel.truncate(whole).position(whole);
            return new Manifest(path, channel);
        } catch (IOException e) {
            throw new EnvironmentException("cannot open " + path + ": " + e + "; check its permissions", e);
        }
    }

    /** Reads all; any thread or process, also while it is being appended to. */
    static Contents read(JournalDirectory directory, UUID id) {
        final Path path = directory.manifestFile();
        final String text = readText(path);
        final Contents contents = new Contents(
            new TreeSet<>(), new TreeSet<>(), new ArrayList<>(), text.length());
        final String[] lines = text.substring(0, wholeLength(text)).split("\n");
        for (int i = 0; i < lines.length; i++) {
            final ManifestLine line = ManifestLine.parse(lines[i]);
            if (line == null || (i == 0) != line.kind().equals(HEADER)) {
                throw new EngineException(
                    path + ": line " + (i + 1) + " is damaged; restore the file from a copy");
            }
            if (i == 0 && !line.text("id").equals(id.toString())) {
                throw new EngineException(path + ": manifest of journal " + line.text("id") + " in journal " + id
                    + "; restore the file from a copy");
            }
            take(line, contents);
        }
        return contents;
    }

    private static void take(ManifestLine line, Contents contents) {
        switch (line.kind()) {
            case BEGIN -> {
                contents.generations.add((int) line.number("generation"));
                contents.begun.add((int) line.number("generation"));
            }
            case DROP -> {
                final int dropped = (int) line.number("generation");
                contents.generations.remove(dropped);
                contents.sealed.removeIf(seal -> seal.file().generation() == dropped);
            }
            case SEAL -> contents.sealed.add(decode(line));
            default -> { } // the header, or what a later minor version adds
        }
    }

    private static SealedFile decode(ManifestLine line) {
        final FrameTotals totals = new FrameTotals(line.number("frame"), line.number("nextFrame"),
            line.number("sequence"), line.number("nextSequence"), line.number("bytes"),
            Long.parseUnsignedLong(line.text("digest"), 16));
        return new SealedFile(new CycleFile((int) line.number("generation"), line.text("file")),
            line.number("end"), Boolean.parseBoolean(line.text("rolled")), totals);
    }

    void begin(int generation, long nextFrame) {
        append(new ManifestLine(BEGIN).with("generation", generation).with("frame", nextFrame));
    }

    void drop(int generation) {
        append(new ManifestLine(DROP).with("generation", generation));
    }

    void seal(SealedFile sealed) {
        final FrameTotals totals = sealed.totals();
        append(new ManifestLine(SEAL).with("generation", sealed.file().generation())
            .with("file", sealed.file().name()).with("end", sealed.end()).with("rolled", sealed.rolled())
            .with("frame", totals.firstFrame()).with("nextFrame", totals.nextFrame())
            .with("sequence", totals.firstSequence()).with("nextSequence", totals.nextSequence())
            .with("bytes", totals.bytes()).with("digest", Long.toHexString(totals.digest())));
    }

    private synchronized void append(ManifestLine line) {
        try {
            DurableFiles.append(channel, line.encode());
        } catch (IOException e) {
            throw new EngineException("cannot write " + path + ": " + e + "; check space and device", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EngineException("cannot close " + path + ": " + e, e);
        }
    }

    private static String readText(Path path) {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new EngineException("cannot read the journal's manifest " + path + ": " + e
                + "; restore the file from a copy", e);
        }
    }

    private static int wholeLength(String text) {
        return text.lastIndexOf('\n') + 1;
    }
}
