package io.turgo.source;

/** Something that publishes records on a thread of its own until it is exhausted or stopped. */
public interface Source {
    /**
     * Publishes from {@link SourceContext#resumePosition} on. Returning means that the input has ended: the watermark
     * of
     * the source then passes everything, unless the engine had asked it to stop.
     *
     * @throws Exception stops the engine; the message is shown to the user
     */
    void run(SourceContext context) throws Exception;
}
