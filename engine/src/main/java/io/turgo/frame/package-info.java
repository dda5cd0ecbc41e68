/**
 * The journal as the engine sees it: frames (one per batch), their binary layout, and the interface of the log that
 * keeps them. What a frame holds is decided here; how it is kept is the journal module's business.
 */
package io.turgo.frame;
