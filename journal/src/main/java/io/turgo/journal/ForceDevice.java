package io.turgo.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Makes what was written to a file reach the disk. Any thread. */
@FunctionalInterface
interface ForceDevice {
    /** The operating system's. */
    ForceDevice OF_THE_SYSTEM = FileChannel::force;

    /**
     * Returns when the disk has all that was written before the call.
     *
     * @param metadata whether times and the like must be on the disk, too; what is needed to read the file always is
     * @throws IOException if the device failed: what it has of the file is not known any more
     */
    void force(FileChannel channel, boolean metadata) throws IOException;
}
