/** The way out: sinks, the ids of outputs, and the gate that lets an output leave only when its cause is journaled. */
package io.turgo.egress;
