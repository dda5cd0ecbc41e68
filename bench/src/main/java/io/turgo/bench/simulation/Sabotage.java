package io.turgo.bench.simulation;

/** Something that is made wrong on purpose: a simulation must find it, or it finds nothing. */
enum Sabotage {
    /** All is as it should be. */
    NONE,
    /** The disk says that it has forced what it has not. */
    FORCE_DOES_NOTHING,
    /** Outputs leave before their causes are forced. */
    OUTPUT_BEFORE_FORCE,
    /** Stores elsewhere do not tell which output they had last. */
    STORES_FORGET,
    /** Input that was accepted is published again. */
    INPUT_TWICE
}
