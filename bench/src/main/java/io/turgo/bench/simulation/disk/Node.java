package io.turgo.bench.simulation.disk;

import java.util.Random;

/** A file or a directory, with or without a name. */
sealed interface Node permits FileNode, DirectoryNode {
    /** Makes what was done to it survive a power cut. */
    void force();

    /** A force that fails: some of it may survive a power cut, and no later force will look after the rest. */
    void forceInPart(Random random);

    /** Falls back to what was forced, and some of what was not. */
    void cutPower(Random random);

    /** Length of the content in bytes. */
    long sizeBytes();

    /** A value that two nodes share if they hold the same. */
    long digest();
}
