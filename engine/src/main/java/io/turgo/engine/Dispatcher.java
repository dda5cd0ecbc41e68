package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.DeadLetters;
import io.turgo.pipeline.Plan;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.time.SourceWatermark;

/**
 * Sends journaled entries into the segments: gives them sequence, times and watermark. Live records and replayed ones
 * take this same way, so that they cannot differ. Belongs to the intake's thread.
 */
final class Dispatcher {
    private static final String KEPT = "journal";
    private static final String SEQUENCE = "sequence";
    private static final String CONTROLS = "controls";

    private final SourceState[] sources;
    private final ReferenceContents references;
    private final IntakeCounts counts;
    private final Column reason;
    private long lastSequence;
    private long controls;

    Dispatcher(SourceState[] sources, ReferenceContents references, IntakeCounts counts) {
        this.sources = sources;
        this.references = references;
        this.counts = counts;
        reason = sources[Plan.DEAD_LETTERS].layout().column(DeadLetters.REASON);
    }

    /** The sequence of the last source record, 0 before the first. */
    long lastSequence() {
        return lastSequence;
    }

    /** How many control records there have been. */
    long controls() {
        return controls;
    }

    /** The earliest watermark of all sources. */
    long watermarkNs() {
        long earliest = SourceWatermark.END;
        for (int i = 1; i < sources.length; i++) {
            earliest = Math.min(earliest, sources[i].watermark().watermarkNs());
        }
        return earliest;
    }

    SourceState source(int number) {
        return sources[number];
    }

    int sourceCount() {
        return sources.length;
    }

    /**
     * Checks that a journaled record fits the slots of this run.
     *
     * @throws ConfigurationException if it does not
     */
    void requireRoom(Slot slot) {
        final SourceState source = sources[slot.isData() ? slot.id() : Plan.DEAD_LETTERS];
        if (slot.row().length() > source.recordBytes()) {
            throw new ConfigurationException("slotBytes=" + source.recordBytes() + " < journaled record="
                + slot.row().length() + " of source `" + source.plan().name() + "`, raise "
                + Configuration.RING_SLOT_BYTES);
        }
    }

    /** Sends on what the slot holds; the slot may be changed by those that it reaches. */
    void dispatch(Slot slot, long frame, long ingestTimeNs) {
        if (slot.isData()) {
            record(slot, sources[slot.id()], frame, ingestTimeNs);
        } else {
            other(slot, frame, ingestTimeNs);
        }
    }

    private void record(Slot slot, SourceState source, long frame, long ingestTimeNs) {
        final Row row = slot.row();
        final int partition = slot.partition();
        row.sequence(++lastSequence);
        row.ingestTimeNs(ingestTimeNs);
        final long eventTimeNs = source.eventTimeNs(row);
        row.eventTimeNs(eventTimeNs);
        slot.cause(controls, frame);
        slot.watermarkNs(
            source.watermark().onRecord(partition, source.progressNs(row, eventTimeNs), ingestTimeNs));
        source.position(partition, slot.position());
        source.inlet().accept(slot);
    }

    private void other(Slot slot, long frame, long ingestTimeNs) {
        final SourceState source;
        switch (slot.kind()) {
            case DEAD_LETTER:
                deadLetter(slot, frame, ingestTimeNs);
                return;
            case REFERENCE:
                reference(slot, frame);
                return;
            case TICK:
                counts.tick();
                broadcast(slot, frame);
                return;
            case IDLE:
                counts.idle();
                source = sources[slot.id()];
                idle(slot, source, frame);
                return;
            case END_OF_INPUT:
                source = sources[slot.id()];
                end(slot, source, frame);
                return;
            case CATALOG:
                controls++;
                return;
            default:
                throw new IllegalStateException("not an entry: " + slot.kind());
        }
    }

    private void reference(Slot slot, long frame) {
        references.apply(slot.id(), slot.row());
        if (references.isNotes(slot.id())) {
            controls++;
        } else {
            counts.reference();
            broadcast(slot, frame);
        }
    }

    private void deadLetter(Slot slot, long frame, long ingestTimeNs) {
        final SourceState source = sources[slot.id()];
        source.position(slot.partition(), slot.position());
        counts.deadLetter();
        if (source.rejections().isEmpty()) {
            source.rejections().first(slot.position(), slot.row().string(reason));
        } else {
            source.rejections().further();
        }
        slot.kind(SlotKind.DATA);
        slot.partition(0);
        record(slot, sources[Plan.DEAD_LETTERS], frame, ingestTimeNs);
    }

    /** Where streams meet it matters whether the whole source is idle. */
    private void idle(Slot slot, SourceState source, long frame) {
        final long watermarkNs = source.watermark().onIdle(slot.partition(), slot.position());
        slot.kind(source.watermark().isIdle() ? SlotKind.IDLE : SlotKind.WATERMARK);
        watermark(slot, source, watermarkNs, frame);
    }

    /** A source whose last active partition ends is idle from then on, if others of it are. */
    private void end(Slot slot, SourceState source, long frame) {
        final long watermarkNs = source.watermark().onEnd(slot.partition());
        if (source.watermark().isIdle()) {
            slot.kind(SlotKind.IDLE);
        }
        watermark(slot, source, watermarkNs, frame);
    }

    private void watermark(Slot slot, SourceState source, long watermarkNs, long frame) {
        control(slot, frame);
        slot.watermarkNs(watermarkNs);
        source.inlet().accept(slot);
    }

    private void broadcast(Slot slot, long frame) {
        controls++;
        passOn(slot, frame);
    }

    /** Says whether records and control records reach the stages, or only move positions, watermarks and the like. */
    void reachesStages(boolean does) {
        for (final SourceState source : sources) {
            source.reachesStages(does);
        }
    }

    /**
     * Gives stages that begin empty what is known without them: the reference tables' content, how far the sources'
     * times are, and which of them are idle. Nothing of it is a record of the journal.
     */
    void introduce(Slot slot, long frame) {
        references.forEachRow(slot, () -> passOn(slot, frame));
        for (final SourceState source : sources) {
            slot.reset(source.watermark().isIdle() ? SlotKind.IDLE : SlotKind.WATERMARK, 0);
            slot.row().sequence(lastSequence);
            slot.cause(controls, frame);
            slot.watermarkNs(source.watermark().watermarkNs());
            source.inlet().accept(slot);
        }
    }

    private void passOn(Slot slot, long frame) {
        slot.row().sequence(lastSequence);
        slot.cause(controls, frame);
        slot.watermarkNs(Long.MIN_VALUE);
        for (final SourceState source : sources) {
            source.inlet().accept(slot);
        }
    }

    /** Sends the barrier of a checkpoint, which is not journaled, behind everything that was dispatched. */
    void barrier(Slot slot, long frame) {
        passOn(slot, frame);
    }

    /** Notes where the journal and its sources are. */
    void note(KeptNumbers numbers) {
        numbers.put(KEPT, "", SEQUENCE, lastSequence);
        numbers.put(KEPT, "", CONTROLS, controls);
        for (final SourceState source : sources) {
            source.note(numbers);
        }
    }

    /** The sequence of the last record that is in a checkpoint. */
    static long sequence(KeptNumbers numbers) {
        return numbers.get(KEPT, "", SEQUENCE, 0);
    }

    /** How many control records are in a checkpoint. */
    static long controls(KeptNumbers numbers) {
        return numbers.get(KEPT, "", CONTROLS, 0);
    }

    /** Goes on where {@link #note} was called. */
    void restore(KeptNumbers numbers) {
        lastSequence = sequence(numbers);
        controls = controls(numbers);
        for (final SourceState source : sources) {
            source.restore(numbers);
        }
    }

    private void control(Slot slot, long frame) {
        controls++;
        slot.row().sequence(lastSequence);
        slot.cause(controls, frame);
    }
}
