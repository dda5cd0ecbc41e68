/**
 * Jobs whose size can be chosen: events made as pure functions of their number, and parts, each of which is written
 * twice: as stages of a pipeline and naively. A run in which the two find different things is void.
 */
package io.turgo.bench.scale.job;
