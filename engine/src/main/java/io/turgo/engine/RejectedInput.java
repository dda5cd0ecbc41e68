package io.turgo.engine;

import io.turgo.pipeline.DeadLetters;
import io.turgo.pipeline.Plan;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Input that could not be decoded waits here, beside the ring, for the intake: its text may be longer than a slot. Put
 * by
 * publishers before they publish the slot, taken by the intake.
 */
final class RejectedInput {
    private final RecordLayout layout;
    private final Column source;
    private final Column position;
    private final Column reason;
    private final Column raw;
    private final Map<Long, Rejection> waiting = new ConcurrentHashMap<>();

    /** @param layout of the dead letters' records, with what stages add to them */
    RejectedInput(RecordLayout layout) {
        this.layout = layout;
        source = layout.column("source");
        position = layout.column("position");
        reason = layout.column(DeadLetters.REASON);
        raw = layout.column("raw");
    }

    /** What is kept of it. */
    record Rejection(String source, byte[] reason, byte[] raw) {
    }

    /** The most bytes of text that a dead letter has. */
    static int textBytes(Plan plan) {
        int longestName = 0;
        for (final Plan.SourcePlan each : plan.sources()) {
            longestName = Math.max(longestName, each.name().getBytes(StandardCharsets.UTF_8).length);
        }
        return longestName + 2 * DeadLetters.MAX_TEXT_BYTES;
    }

    /** Cuts reason and input to what is kept. */
    static Rejection rejection(String source, String reason, byte[] raw) {
        return new Rejection(source, truncated(reason.getBytes(StandardCharsets.UTF_8)), truncated(text(raw)));
    }

    /** Keeps what a published slot of kind DEAD_LETTER stands for. */
    void put(long ringSequence, Rejection rejection) {
        waiting.put(ringSequence, rejection);
    }

    /** Makes the dead letter's record of {@code slot} in {@code target}. */
    void copyTo(long ringSequence, Slot slot, Slot target) {
        final Rejection rejection = waiting.get(ringSequence);
        target.reset(SlotKind.DEAD_LETTER, slot.id());
        target.partition(slot.partition());
        target.position(slot.position());
        target.sendTimeNs(slot.sendTimeNs());
        final Row row = target.row().reset(layout);
        final byte[] name = rejection.source().getBytes(StandardCharsets.UTF_8);
        row.string(source, name, 0, name.length);
        row.int64(position, slot.position());
        row.string(reason, rejection.reason(), 0, rejection.reason().length);
        row.string(raw, rejection.raw(), 0, rejection.raw().length);
    }

    /** Forgets what has been dispatched. */
    void remove(long ringSequence) {
        waiting.remove(ringSequence);
    }

    /** The raw bytes if they are UTF-8, else with each byte beyond ASCII written as {@code \xNN}. */
    private static byte[] text(byte[] raw) {
        try {
            final CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
            return decoded.toString().getBytes(StandardCharsets.UTF_8);
        } catch (final CharacterCodingException notText) {
            final StringBuilder escaped = new StringBuilder();
            for (final byte each : raw) {
                if (each < 0) {
                    escaped.append(String.format("\\x%02x", each));
                } else {
                    escaped.append((char) each);
                }
            }
            return escaped.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Cuts before a character that would not fit whole. */
    private static byte[] truncated(byte[] utf8) {
        if (utf8.length <= DeadLetters.MAX_TEXT_BYTES) {
            return utf8;
        }
        int end = DeadLetters.MAX_TEXT_BYTES;
        while ((utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(utf8, end);
    }
}
