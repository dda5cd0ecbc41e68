/**
 * The definition of a pipeline: sources, streams, stages and sinks, typed and immutable once planned. Nothing runs
 * here;
 * the engine runs it.
 */
package io.turgo.pipeline;
