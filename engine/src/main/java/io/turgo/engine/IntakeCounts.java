package io.turgo.engine;

import io.turgo.counters.EngineCounter;
import io.turgo.time.SourceWatermark;
import org.agrona.concurrent.status.AtomicCounter;

/** Counts what passes the intake; shown at the end of a batch. Belongs to the intake's thread. */
final class IntakeCounts {
    private static final String DEAD_LETTERS = "dead-letters";

    private final AtomicCounter deadLetters;
    private final AtomicCounter ticks;
    private final AtomicCounter idleMarks;
    private final AtomicCounter referenceChanges;
    private final AtomicCounter lastSequence;
    private final AtomicCounter lastFrame;
    private final AtomicCounter eventsIn;
    private final AtomicCounter eventsJournaled;
    private final AtomicCounter frames;
    private final AtomicCounter bytes;
    private final AtomicCounter aborted;
    private final AtomicCounter replayed;
    private final AtomicCounter watermark;
    private final AtomicCounter occupancy;
    private final AtomicCounter frameTime;

    IntakeCounts(Instruments instruments) {
        deadLetters = instruments.counter(EngineCounter.DEAD_LETTERS);
        ticks = instruments.counter(EngineCounter.TICKS);
        idleMarks = instruments.counter(EngineCounter.IDLE_MARKS);
        referenceChanges = instruments.counter(EngineCounter.REFERENCE_CHANGES);
        lastSequence = instruments.counter(EngineCounter.LAST_SEQUENCE);
        lastFrame = instruments.counter(EngineCounter.LAST_FRAME);
        eventsIn = instruments.counter(EngineCounter.EVENTS_IN);
        eventsJournaled = instruments.counter(EngineCounter.EVENTS_JOURNALED);
        frames = instruments.counter(EngineCounter.FRAMES_JOURNALED);
        bytes = instruments.counter(EngineCounter.JOURNAL_BYTES);
        aborted = instruments.counter(EngineCounter.ABORTED_CLAIMS);
        replayed = instruments.counter(EngineCounter.REPLAYED_EVENTS);
        watermark = instruments.counter(EngineCounter.WATERMARK_NS);
        occupancy = instruments.counter(EngineCounter.RING_OCCUPANCY);
        frameTime = instruments.counter(EngineCounter.FRAME_TIME_NS);
    }

    void deadLetter() {
        deadLetters.incrementRelease();
    }

    void tick() {
        ticks.incrementRelease();
    }

    void idle() {
        idleMarks.incrementRelease();
    }

    void reference() {
        referenceChanges.incrementRelease();
    }

    void aborted() {
        aborted.incrementRelease();
    }

    /** The earliest watermark of all sources, in epoch ns; shown once there is one. */
    void watermark(long watermarkNs) {
        if (watermarkNs != SourceWatermark.NONE) {
            watermark.setRelease(watermarkNs);
        }
    }

    /** When the last frame was journaled, in epoch ns. */
    void frameTime(long ingestTimeNs) {
        frameTime.setRelease(ingestTimeNs);
    }

    void occupancy(long slots) {
        occupancy.setRelease(slots);
    }

    void in(long records, long sequence, long frame) {
        eventsIn.getAndAddRelease(records);
        at(sequence, frame);
    }

    void journaled(int records, long frameBytes) {
        eventsJournaled.getAndAddRelease(records);
        frames.incrementRelease();
        bytes.getAndAddRelease(frameBytes);
    }

    void replayed(long records, long sequence, long frame) {
        replayed.getAndAddRelease(records);
        at(sequence, frame);
    }

    /** Notes what is counted over all runs. */
    void note(KeptNumbers numbers) {
        numbers.addCount("", DEAD_LETTERS, deadLetters.get());
    }

    /** Goes on behind a checkpoint. */
    void restore(KeptNumbers numbers) {
        deadLetters.set(numbers.takeCount("", DEAD_LETTERS));
    }

    private void at(long sequence, long frame) {
        lastSequence.setRelease(sequence);
        lastFrame.setRelease(frame);
    }
}
