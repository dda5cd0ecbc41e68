/** For tests of sinks: the contract that every sink keeps, and what an engine tells a sink. */
package io.turgo.egress.testing;
