package io.turgo.engine;

import io.turgo.frame.DecodedFrame;
import io.turgo.frame.Frame;
import io.turgo.frame.FrameParser;
import io.turgo.frame.JournalReader;
import java.util.function.Supplier;

/** Reads, checks and decodes frames on the thread that asks for them. */
final class FrameDecoder implements ReplayInput {
    private static final int INITIAL_FRAME_BYTES = 64 * 1024;

    private final JournalReader reader;
    private final FrameParser parser;
    private final Frame frame = new Frame(INITIAL_FRAME_BYTES);
    private final DecodedFrame decoded;

    /** @param frames makes a frame of the sizes of this pipeline */
    FrameDecoder(JournalReader reader, FrameParser parser, Supplier<DecodedFrame> frames) {
        this.reader = reader;
        this.parser = parser;
        decoded = frames.get();
    }

    @Override
    public DecodedFrame next() {
        return next(decoded) ? decoded : null;
    }

    /** Decodes the next frame into {@code target}; false at the journal's present end. */
    boolean next(DecodedFrame target) {
        if (!reader.next(frame)) {
            return false;
        }
        target.decode(frame, parser);
        return true;
    }

    @Override
    public void close() {
        reader.close();
    }
}
