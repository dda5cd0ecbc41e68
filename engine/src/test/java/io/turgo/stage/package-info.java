/** A synchronous harness for operators: no ring, no journal, no thread. */
package io.turgo.stage;
