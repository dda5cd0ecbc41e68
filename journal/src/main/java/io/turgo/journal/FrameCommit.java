package io.turgo.journal;

/** Has appended frames forced at durability {@code disk}. */
interface FrameCommit extends AutoCloseable {
    /** Begins; once. */
    void start();

    /** A frame was appended. Appending thread. */
    void appended();

    /** Forces what is left, unless a force has failed. When nothing is appended any more. */
    @Override
    void close();
}
