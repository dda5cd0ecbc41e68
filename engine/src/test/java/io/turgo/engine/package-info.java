/** The engine's life, threads and determinism under test. */
package io.turgo.engine;
