package io.turgo.source;

import io.turgo.record.Schema;

/** Something that publishes records on a thread of its own until it is exhausted or stopped. */
public interface Source {
    /**
     * The rows of what the source {@linkplain SourceNotes notes} beside its positions, without STRING fields; null if
     * it notes nothing. Asked when the pipeline is planned: opens nothing, and gives the same each time.
     */
    default Schema notes() {
        return null;
    }

    /**
     * Publishes from {@link SourceContext#resumePosition} on. Returning means that the input has ended: the watermark
     * of
     * the source then passes everything, unless the engine had asked it to stop.
     *
     * @throws Exception stops the engine; the message is shown to the user
     */
    void run(SourceContext context) throws Exception;
}
