package io.turgo.egress;

/** How often an output reaches what is behind a sink, over crashes and restarts. */
public enum Guarantee {
    /** The sink keeps the id of its last output together with the output. */
    EXACTLY_ONCE,
    /** The sink cannot keep an id: after a crash outputs may come again. */
    AT_LEAST_ONCE
}
