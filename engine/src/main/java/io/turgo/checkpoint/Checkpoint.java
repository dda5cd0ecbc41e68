package io.turgo.checkpoint;

import java.util.function.Consumer;

/** A checkpoint that has been proven: its files are whole and its rows come to what its manifest says. One thread. */
public interface Checkpoint {
    /** All of it but rows and symbols. */
    CheckpointManifest manifest();

    /** Gives all rows of a table, each key once, in no particular order. */
    void forEachRow(TableShape table, RowImages taker);

    /** Gives the entries of the dictionary in the order of their numbers, from 0. */
    void forEachSymbol(Consumer<String> taker);
}
