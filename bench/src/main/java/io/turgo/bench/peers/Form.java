package io.turgo.bench.peers;

/** How a contender does the job, which decides what it is compared with. */
enum Form {
    /** Turgo, or the job written by hand. */
    IN_HOUSE,
    /** A peer's job as its user's guide writes such a job: the stable API, exchange by key, the engine's own state. */
    GUIDE,
    /** A peer's job bent to the engine's innards for speed, by what an expert might get away with. */
    EXPERT,
    /** Not comparable, an upper bound: no broker, no network. */
    BOUND
}
