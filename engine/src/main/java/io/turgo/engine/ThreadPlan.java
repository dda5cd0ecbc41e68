package io.turgo.engine;

/** How a pipeline's work is spread over threads. All plans give the same bytes. */
public enum ThreadPlan {
    /** One thread journals and runs all stages; sinks that do I/O have one more between them. */
    FUSED,
    /** One thread journals, each stage has a thread of its own, sinks that do I/O one between them. */
    PIPELINED
}
