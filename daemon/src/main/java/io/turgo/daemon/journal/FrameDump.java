package io.turgo.daemon.journal;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointStore;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.DecodedFrame;
import io.turgo.frame.EntryStreams;
import io.turgo.frame.Frame;
import io.turgo.frame.FrameParser;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalScan;
import io.turgo.pipeline.JournaledSchemas;
import io.turgo.record.RecordLayout;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.symbol.SymbolDictionary;
import java.io.IOException;
import java.util.List;

/** Decodes frames in order by the catalogs that stand before them and prints their entries. One thread. */
final class FrameDump {
    private final EntryJson json;
    private final long first;
    private final long last;
    private final SymbolDictionary symbols = new SymbolDictionary(Integer.MAX_VALUE - 1);
    private final DecodedFrame decoded = new DecodedFrame(1 << 8, 1 << 8);
    private final Slot slot = new Slot();
    private JournaledSchemas schemas;
    private List<RecordLayout> sources;
    private List<RecordLayout> references;
    private FrameParser parser;

    /**
     * @param first the first sequence to be printed; control entries are printed with the record before them
     * @param last  the last one
     */
    FrameDump(Journal journal, EntryJson json, long first, long last) {
        this.json = json;
        this.first = first;
        this.last = last;
        if (journal.info().firstFrame() > 1) {
            takeSymbols(journal);
        }
        if (journal.catalogAtStart() != null) {
            begin(journal.catalogAtStart());
        }
    }

    /** Symbols of pruned frames are in every checkpoint behind them. */
    private void takeSymbols(Journal journal) {
        final CheckpointStore store = journal.checkpoints();
        final Checkpoint checkpoint = store == null ? null : store.load(journal.id(), any -> true);
        if (checkpoint == null) {
            throw new ConfigurationException("the journal " + journal.id() + " begins with frame "
                + journal.info().firstFrame() + ", and no whole checkpoint tells the symbols of the frames before it; "
                + "restore a checkpoint from a copy");
        }
        checkpoint.forEachSymbol(symbols::intern);
        store.close();
    }

    private void begin(String catalog) {
        schemas = JournaledSchemas.parse(catalog);
        sources = layouts(schemas.sources());
        references = layouts(schemas.references());
        parser = new FrameParser(new EntryStreams(shapes(sources), shapes(references)), symbols);
    }

    private static List<RecordLayout> layouts(List<JournaledSchemas.Stream> streams) {
        return streams.stream().map(each -> RecordLayout.of(each.schema())).toList();
    }

    private static List<EntryStreams.Shape> shapes(List<RecordLayout> layouts) {
        return layouts.stream().map(each -> new EntryStreams.Shape(each, each.columns().size())).toList();
    }

    /** Prints what is wanted of a frame; the frames must be given without a gap. */
    void print(Frame frame) throws IOException {
        final String catalog = JournalScan.catalogIn(frame);
        if (catalog != null) {
            begin(catalog);
        }
        decoded.decode(frame, parser);
        long sequence = frame.firstSequence() - 1;
        for (int i = 0; i < decoded.entries(); i++) {
            decoded.wrap(slot, i);
            sequence += slot.kind().isSequenced() ? 1 : 0;
            if (sequence >= first && sequence <= last) {
                json.begin(decoded.number(), sequence, decoded.ingestTimeNs(), slot.kind());
                printBody(catalog);
                json.end();
            }
        }
    }

    private void printBody(String catalog) throws IOException {
        final SlotKind kind = slot.kind();
        switch (kind) {
            case DATA -> sourceRow(sources.get(slot.id()));
            case DEAD_LETTER -> sourceRow(sources.get(0));
            case REFERENCE -> {
                json.text("table", schemas.references().get(slot.id()).name());
                json.row(slot.row(), references.get(slot.id()), symbols);
            }
            case CATALOG -> json.text("catalog", catalog);
            case TICK -> json.time("time", slot.position());
            default -> {
                partition();
                if (kind == SlotKind.IDLE) {
                    json.time("time", slot.position());
                }
            }
        }
    }

    private void partition() throws IOException {
        json.text("source", schemas.sources().get(slot.id()).name());
        json.number("partition", slot.partition());
    }

    private void sourceRow(RecordLayout layout) throws IOException {
        partition();
        json.number("position", slot.position());
        json.row(slot.row(), layout, symbols);
    }
}
