package io.turgo.journal;

import io.turgo.error.EngineException;
import io.turgo.frame.Durability;
import io.turgo.journal.file.ManifestLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the manifest says; knows the lines' meaning, in both directions. A {@code prune} line makes all before it that
 * speaks of older files void; a {@code begin} line all catalogs of frames that were never appended. Not changed once it
 * has been read.
 */
final class ManifestContents {
    private static final String HEADER = "manifest";
    private static final String BEGIN = "begin";
    private static final String DROP = "drop";
    private static final String SEAL = "seal";
    private static final String PRUNE = "prune";
    private static final String CATALOG = "catalog";

    private final FileStamp stamp;
    private final NavigableMap<Integer, Long> generations = new TreeMap<>();
    private final Map<Integer, String> durabilities = new HashMap<>();
    private final List<SealedFile> sealed = new ArrayList<>();
    private final NavigableMap<Long, String> catalogs = new TreeMap<>();
    private RetainedStart start = RetainedStart.BEGINNING;
    private int lastBegun;

    private ManifestContents(FileStamp stamp) {
        this.stamp = stamp;
    }

    /** Reads all but a last line that was not finished. */
    static ManifestContents parse(Path path, FileStamp stamp, String text, UUID id) {
        final ManifestContents contents = new ManifestContents(stamp);
        final String[] lines = text.substring(0, wholeLength(text)).split("\n");
        for (int i = 0; i < lines.length; i++) {
            final ManifestLine line = ManifestLine.parse(lines[i]);
            if (line == null || (i == 0) != line.kind().equals(HEADER)) {
                throw new EngineException(path + ": line " + (i + 1) + " is damaged; restore the file from a copy");
            }
            if (i == 0 && !line.text("id").equals(id.toString())) {
                throw new EngineException(path + ": manifest of journal " + line.text("id") + " in journal " + id
                    + "; restore the file from a copy");
            }
            contents.take(line);
        }
        return contents;
    }

    /** The length of all finished lines. */
    static int wholeLength(String text) {
        return text.lastIndexOf('\n') + 1;
    }

    private void take(ManifestLine line) {
        switch (line.kind()) {
            case BEGIN -> {
                lastBegun = (int) line.number("generation");
                generations.put(lastBegun, line.number("frame"));
                durabilities.put(lastBegun, line.text("durability"));
                catalogs.tailMap(line.number("frame"), true).clear();
            }
            case DROP -> {
                final int dropped = (int) line.number("generation");
                generations.remove(dropped);
                sealed.removeIf(seal -> seal.file().generation() == dropped);
            }
            case SEAL -> sealed.add(sealedFile(line));
            case PRUNE -> prune(line);
            case CATALOG -> catalogs.put(line.number("frame"), new String(
                Base64.getUrlDecoder().decode(line.text("text")), StandardCharsets.UTF_8));
            default -> { } // the header, or what a later minor version adds
        }
    }

    private void prune(ManifestLine line) {
        start = new RetainedStart(new CycleFile((int) line.number("generation"), line.text("file")),
            line.number("frame"), line.number("sequence"), line.number("bytes"));
        generations.headMap(start.file().generation(), false).clear();
        sealed.removeIf(seal -> start.isPruned(seal.file()));
        final Long inForce = catalogs.floorKey(start.frame());
        if (inForce != null) {
            catalogs.headMap(inForce, false).clear();
        }
    }

    private static SealedFile sealedFile(ManifestLine line) {
        final FrameTotals totals = new FrameTotals(line.number("frame"), line.number("nextFrame"),
            line.number("sequence"), line.number("nextSequence"), line.number("fromTime"), line.number("toTime"),
            line.number("bytes"), Long.parseUnsignedLong(line.text("digest"), 16));
        return new SealedFile(new CycleFile((int) line.number("generation"), line.text("file")),
            line.number("end"), Boolean.parseBoolean(line.text("rolled")), totals);
    }

    static ManifestLine header(UUID id) {
        return new ManifestLine(HEADER).with("format", JournalIdentity.FORMAT_MAJOR).with("id", id);
    }

    /** @param durability by name; empty where it is not known */
    static ManifestLine begin(int generation, long nextFrame, String durability) {
        final ManifestLine line = new ManifestLine(BEGIN).with("generation", generation).with("frame", nextFrame);
        return durability.isEmpty() ? line : line.with("durability", durability);
    }

    static ManifestLine drop(int generation) {
        return new ManifestLine(DROP).with("generation", generation);
    }

    static ManifestLine seal(SealedFile sealed) {
        final FrameTotals totals = sealed.totals();
        return new ManifestLine(SEAL).with("generation", sealed.file().generation())
            .with("file", sealed.file().name()).with("end", sealed.end()).with("rolled", sealed.rolled())
            .with("frame", totals.firstFrame()).with("nextFrame", totals.nextFrame())
            .with("sequence", totals.firstSequence()).with("nextSequence", totals.nextSequence())
            .with("fromTime", totals.fromTimeNs()).with("toTime", totals.toTimeNs())
            .with("bytes", totals.bytes()).with("digest", Long.toHexString(totals.digest()));
    }

    static ManifestLine prune(RetainedStart start) {
        return new ManifestLine(PRUNE).with("generation", start.file().generation()).with("file", start.file().name())
            .with("frame", start.frame()).with("sequence", start.sequence()).with("bytes", start.prunedBytes());
    }

    static ManifestLine catalog(long frame, String text) {
        return new ManifestLine(CATALOG).with("frame", frame).with("text",
            Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A manifest that says the same in as few lines as can be. */
    String compact(UUID id) {
        final StringBuilder text = new StringBuilder(header(id).encode());
        generations.forEach((generation, frame) ->
            text.append(begin(generation, frame, durabilities.get(generation)).encode()));
        if (lastBegun > 0 && !generations.containsKey(lastBegun)) {
            text.append(begin(lastBegun, Long.MAX_VALUE, "").encode()).append(drop(lastBegun).encode());
        }
        sealed.forEach(seal -> text.append(seal(seal).encode()));
        catalogs.forEach((frame, catalog) -> text.append(catalog(frame, catalog).encode()));
        if (start.file() != null) {
            text.append(prune(start).encode());
        }
        return text.toString();
    }

    /** The file as it was when it was read. */
    FileStamp stamp() {
        return stamp;
    }

    /** The generations that were begun, and neither dropped nor pruned, in order. */
    List<Integer> generations() {
        return List.copyOf(generations.keySet());
    }

    /** The durability at which frames were journaled, each by the first of its frames; null where it is not known. */
    NavigableMap<Long, Durability> durabilities() {
        final NavigableMap<Long, Durability> found = new TreeMap<>();
        generations.forEach((generation, frame) -> {
            final String name = durabilities.get(generation);
            found.put(Math.max(frame, start.frame()), name.isEmpty() ? null : Durability.valueOf(name));
        });
        Durability before = null;
        for (final Iterator<Map.Entry<Long, Durability>> each = found.entrySet().iterator(); each.hasNext();) {
            final Map.Entry<Long, Durability> stretch = each.next();
            if (stretch.getKey() > found.firstKey() && stretch.getValue() == before) {
                each.remove();
            }
            before = stretch.getValue();
        }
        return found;
    }

    /** The number of the generation that was begun last, dropped or not; 0 if none was. */
    int lastBegun() {
        return lastBegun;
    }

    /** The sealed files in order, without those that are pruned. */
    List<SealedFile> sealed() {
        return sealed;
    }

    /** The catalogs by the frames they stand in; of those that are pruned only the last is kept. */
    NavigableMap<Long, String> catalogs() {
        return catalogs;
    }

    RetainedStart start() {
        return start;
    }
}
