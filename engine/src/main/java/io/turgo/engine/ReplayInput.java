package io.turgo.engine;

import io.turgo.frame.DecodedFrame;

/** The frames of a journal, read, checked and decoded. Belongs to one thread. */
interface ReplayInput extends AutoCloseable {
    /**
     * The next frame, which is the caller's until this is called again.
     *
     * @return null at the journal's present end
     * @throws io.turgo.error.EngineException if a frame is missing or damaged
     */
    DecodedFrame next();

    @Override
    void close();
}
