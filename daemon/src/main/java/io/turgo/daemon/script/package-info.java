/** Scripts of {@code turgo test}: events, moves of the clock and expected rows, run over a pipeline in virtual time. */
package io.turgo.daemon.script;
