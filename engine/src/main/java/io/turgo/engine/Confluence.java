package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Where several streams enter one segment. Rows go on as they come; the watermark is the earliest of those of the
 * streams, but for those whose sources are idle, and the latest of these once all are; a stream is idle until something
 * comes of it again: a row, or a watermark of its own. A control record goes on when it has come through all streams.
 * Belongs to the intake's thread, which feeds all of them.
 */
final class Confluence {
    private static final String KEPT = "confluence";
    private static final long NONE = Long.MIN_VALUE;
    private static final long END = Long.MAX_VALUE;

    private final String segment;
    private final Inlet rows;
    private final List<Input> inputs = new ArrayList<>();
    private final CheckpointPart checkpoint = new CheckpointPart(this::note);
    private long watermarkNs = NONE;
    private int controls;

    /** @param rows the way into the segment */
    Confluence(String segment, Inlet rows) {
        this.segment = segment;
        this.rows = rows;
    }

    /** The way in for one more stream. Set-up only. */
    Inlet newInput() {
        final Input input = new Input();
        inputs.add(input);
        return input;
    }

    /** What checkpoints get from here. */
    CheckpointPart checkpoint() {
        return checkpoint;
    }

    private void note(KeptNumbers numbers) {
        for (int i = 0; i < inputs.size(); i++) {
            numbers.put(KEPT, segment, "watermark/" + i, inputs.get(i).watermarkNs);
            numbers.put(KEPT, segment, "idle/" + i, inputs.get(i).idle ? 1 : 0);
        }
        numbers.put(KEPT, segment, "watermark", watermarkNs);
    }

    /** Goes on behind a checkpoint. Before any thread is started. */
    void restore(KeptNumbers numbers) {
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).watermarkNs = numbers.get(KEPT, segment, "watermark/" + i, NONE);
            inputs.get(i).idle = numbers.get(KEPT, segment, "idle/" + i, 0) != 0;
        }
        watermarkNs = numbers.get(KEPT, segment, "watermark", NONE);
    }

    /** The watermark of all streams that are active; once none is, the latest of those that may go on. */
    private long present() {
        long earliest = END;
        long latest = NONE;
        boolean goesOn = false;
        boolean active = false;
        for (int i = 0; i < inputs.size(); i++) {
            final Input input = inputs.get(i);
            if (input.watermarkNs < END) {
                goesOn = true;
                latest = Math.max(latest, input.watermarkNs);
                if (!input.idle) {
                    active = true;
                    earliest = Math.min(earliest, input.watermarkNs);
                }
            }
        }
        return active || !goesOn ? earliest : latest;
    }

    /** Whether no stream is active and one may go on. */
    private boolean isIdle() {
        boolean goesOn = false;
        for (int i = 0; i < inputs.size(); i++) {
            final boolean ended = inputs.get(i).watermarkNs == END;
            if (!ended && !inputs.get(i).idle) {
                return false;
            }
            goesOn |= !ended;
        }
        return goesOn;
    }

    /** Sends the claimed slot on if it moves the watermark, or tells that all streams are idle. */
    private void follow(Slot slot) {
        final long present = present();
        final boolean moved = present > watermarkNs;
        watermarkNs = Math.max(watermarkNs, present);
        final boolean tellsIdle = slot.kind() == SlotKind.IDLE && isIdle();
        if (moved || tellsIdle) {
            slot.kind(tellsIdle ? SlotKind.IDLE : SlotKind.WATERMARK);
            send(slot);
        }
    }

    private void send(Slot slot) {
        slot.watermarkNs(watermarkNs);
        rows.publish();
    }

    /** Counts a control record that goes through all streams; gives whether this was the last of them. */
    private boolean hasComeThroughAll() {
        controls++;
        if (controls < inputs.size()) {
            return false;
        }
        controls = 0;
        return true;
    }

    /** The end of the way of one stream. */
    private final class Input implements Inlet {
        private long watermarkNs = NONE;
        private boolean idle;

        @Override
        public Slot claim() {
            return rows.claim();
        }

        @Override
        public void publish() {
            final Slot slot = rows.claim();
            if (slot.isData()) {
                idle = false;
                send(slot);
            } else {
                control(slot);
            }
        }

        private void control(Slot slot) {
            switch (slot.kind()) {
                case IDLE -> {
                    idle = true;
                    follow(slot);
                }
                case WATERMARK -> {
                    idle &= slot.watermarkNs() <= watermarkNs;
                    watermarkNs = Math.max(watermarkNs, slot.watermarkNs());
                    follow(slot);
                }
                default -> broadcast(slot);
            }
        }

        private void broadcast(Slot slot) {
            if (hasComeThroughAll()) {
                if (slot.kind() == SlotKind.BARRIER) {
                    checkpoint.open(slot.position());
                }
                send(slot);
            }
        }

        /** Takes changes of reference tables, whose rows stand elsewhere. */
        @Override
        public void accept(Slot slot) {
            if (hasComeThroughAll()) {
                rows.accept(slot);
            }
        }
    }
}
