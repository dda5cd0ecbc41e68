/**
 * The definition of a pipeline: sources, streams, stages and sinks, typed and immutable once planned. Nothing runs here;
 * {@link io.turgo.engine.Engine} runs it.
 */
package io.turgo.pipeline;
