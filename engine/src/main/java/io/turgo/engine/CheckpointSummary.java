package io.turgo.engine;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.checkpoint.TableShape;
import io.turgo.checkpoint.TableTotals;
import io.turgo.frame.Journal;
import io.turgo.symbol.SymbolDictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums up what the parts of a checkpoint have given. Belongs to the checkpoint's thread. */
final class CheckpointSummary {
    private static final String JOURNAL = "journal";
    private static final String FRAME = "frame";
    private static final String INGEST_TIME = "ingest-time";
    private static final String SYMBOLS = "symbols";

    private final Journal journal;
    private final CutOvers cutOvers;
    private final SymbolDictionary symbols;
    private final List<String> sinks;

    /**
     * @param cutOvers knows which pipeline it is
     * @param sinks    the names of all sinks
     */
    CheckpointSummary(Journal journal, CutOvers cutOvers, SymbolDictionary symbols, List<String> sinks) {
        this.journal = journal;
        this.cutOvers = cutOvers;
        this.symbols = symbols;
        this.sinks = sinks;
    }

    /** The name that the hash of a sink's outputs has in checkpoints. */
    static String sinkName(String sink) {
        return "sink/" + KeptNumbers.encode(sink);
    }

    /** Notes where the intake is; its part of every checkpoint. */
    static void noteIntake(KeptNumbers numbers, long frame, long ingestTimeNs, int journaledSymbols) {
        numbers.put(JOURNAL, "", FRAME, frame);
        numbers.put(JOURNAL, "", INGEST_TIME, ingestTimeNs);
        numbers.put(JOURNAL, "", SYMBOLS, journaledSymbols);
    }

    /** The last frame that is in a checkpoint. */
    static long frame(KeptNumbers numbers) {
        return numbers.get(JOURNAL, "", FRAME, 0);
    }

    /** The ingest time of that frame in epoch ns. */
    static long ingestTimeNs(KeptNumbers numbers) {
        return numbers.get(JOURNAL, "", INGEST_TIME, 0);
    }

    CheckpointManifest of(List<TableShape> tables, List<CheckpointPart> parts) {
        final KeptNumbers numbers = new KeptNumbers();
        parts.forEach(part -> numbers.addAll(part.noted()));
        final List<TableTotals> totals = totals(tables, parts);
        return new CheckpointManifest(journal.id(), frame(numbers), ingestTimeNs(numbers),
            cutOvers.mark().toString(),
            (int) numbers.get(JOURNAL, "", SYMBOLS, 0), totals, numbers.numbers(), hashes(totals, numbers));
    }

    private static List<TableTotals> totals(List<TableShape> tables, List<CheckpointPart> parts) {
        final Map<String, long[]> sums = new HashMap<>();
        for (final CheckpointPart part : parts) {
            for (final CheckpointPart.Tracked each : part.tables()) {
                final long[] sum = sums.computeIfAbsent(each.name(), absent -> new long[2]);
                sum[0] += each.table().closedSize();
                sum[1] += each.table().closedHash();
            }
        }
        final List<TableTotals> totals = new ArrayList<>();
        for (final TableShape shape : tables) {
            totals.add(new TableTotals(shape, sums.get(shape.name())[0], sums.get(shape.name())[1]));
        }
        return totals;
    }

    /** What a replay must come to: the state of each stage, whose tables are summed up, and each sink's outputs. */
    private SortedMap<String, Long> hashes(List<TableTotals> totals, KeptNumbers numbers) {
        final SortedMap<String, Long> hashes = new TreeMap<>();
        for (final TableTotals table : totals) {
            hashes.merge(StageStates.stageOf(table.shape().name()), table.hash(), Long::sum);
        }
        sinks.forEach(sink -> hashes.put(sinkName(sink), SinkRunner.hash(numbers, sink)));
        return hashes;
    }

    void putSymbols(CheckpointWriter writer, CheckpointManifest manifest) {
        writer.symbols(manifest.symbols(), symbols::utf8);
    }

    /** A checkpoint must not be ahead of what is left of its journal after a loss of power. */
    void forceJournal() {
        journal.force();
    }

    long rows(CheckpointManifest manifest) {
        return manifest.tables().stream().mapToLong(TableTotals::rows).sum();
    }
}
