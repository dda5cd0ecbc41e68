/**
 * Runs a planned pipeline: the intake that journals, segments on their threads, the way out, life cycle and recovery.
 */
package io.turgo.engine;
