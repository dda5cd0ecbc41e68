package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.CheckpointMark;
import io.turgo.error.EngineException;
import io.turgo.journal.file.DurableFiles;
import io.turgo.journal.file.ManifestLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A checked line for each checkpoint that was made. A line without a line feed was being written when the process or
 * the machine died, and does not count; any other unreadable line is damage. One thread writes, any may read.
 */
final class History {
    private static final String MARK = "mark";
    private static final int BLOCK_BYTES = 4096;

    private final Path file;

    History(Path file) {
        this.file = file;
    }

    /**
     * Reads all but a last line that is not whole: loss of power tears what was being written, line feed or not.
     *
     * @throws EngineException naming file and line if one before the last is damaged
     */
    List<CheckpointMark> read() {
        final List<CheckpointMark> marks = new ArrayList<>();
        final String text = text();
        final List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            final boolean torn = i == lines.size() - 1 && ManifestLine.parse(lines.get(i)) == null;
            if (!torn) {
                marks.add(decode(lines.get(i), i + 1));
            }
        }
        return marks;
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new EngineException("cannot read the checkpoints' history " + file + ": " + e
                + "; delete it to go on without", e);
        }
    }

    private CheckpointMark decode(String text, int number) {
        final ManifestLine line = ManifestLine.parse(text);
        if (line == null) {
            throw damaged(number, null);
        }
        try {
            return new CheckpointMark(line.number("frame"), line.number("sequence"),
                ManifestText.unescape(line.text("pipeline")), hashes(line.text("hashes")));
        } catch (RuntimeException e) {
            throw damaged(number, e);
        }
    }

    private EngineException damaged(int line, RuntimeException cause) {
        return new EngineException("the checkpoints' history " + file + ": line " + line
            + " is damaged; restore the file from a copy, or delete it to go on without", cause);
    }

    private static SortedMap<String, Long> hashes(String text) {
        final SortedMap<String, Long> hashes = new TreeMap<>();
        if (!text.isEmpty()) {
            for (final String one : text.split(",")) {
                final int colon = one.indexOf(':');
                hashes.put(ManifestText.unescape(one.substring(0, colon)),
                    Long.parseUnsignedLong(one.substring(colon + 1), 16));
            }
        }
        return hashes;
    }

    private static String encode(CheckpointMark mark) {
        return new ManifestLine(MARK).with("frame", mark.frame()).with("sequence", mark.sequence())
            .with("pipeline", ManifestText.escape(mark.pipeline())).with("hashes", mark.hashes().entrySet().stream()
                .map(History::encode).collect(Collectors.joining(","))).encode();
    }

    private static String encode(Map.Entry<String, Long> hash) {
        return ManifestText.escape(hash.getKey()) + ':' + Long.toHexString(hash.getValue());
    }

    /** Adds a line behind the last whole one, and forces. */
    void append(CheckpointMark mark) throws IOException {
        try (FileChannel channel = FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final long whole = wholeLength(channel);
            channel.truncate(whole).position(whole);
            DurableFiles.append(channel, encode(mark));
        }
    }

    /** Up to behind the last line feed, which is near the end however long the file is. */
    private static long wholeLength(FileChannel channel) throws IOException {
        final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        for (long end = channel.size(); end > 0; end -= block.limit()) {
            block.clear().limit((int) Math.min(end, BLOCK_BYTES));
            final long start = end - block.limit();
            while (block.hasRemaining()) {
                channel.read(block, start + block.position());
            }
            for (int i = block.limit() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
        }
        return 0;
    }

    /** Drops what speaks of frames that the journal does not hold, pruned or behind a cut, and a torn last line. */
    void keep(long firstFrame, long lastFrame) throws IOException {
        final String kept = read().stream().filter(mark -> mark.frame() >= firstFrame && mark.frame() <= lastFrame)
            .map(History::encode).collect(Collectors.joining());
        if (!kept.equals(text())) {
            DurableFiles.replace(file, kept);
        }
    }
}
