package io.turgo.connectors.http;

/** Answers one request, once. Any thread; does not block. */
interface Reply {
    /**
     * All rows are journaled.
     *
     * @param repeated whether they had come before
     */
    void accepted(int rows, boolean repeated);

    /** Nothing is promised. */
    void refused(int status, String reason);
}
