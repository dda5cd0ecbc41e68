/**
 * A trading service that embeds the engine: it publishes orders from its own thread and gets a verdict on each by
 * callback.
 */
package io.turgo.examples.embedded;
