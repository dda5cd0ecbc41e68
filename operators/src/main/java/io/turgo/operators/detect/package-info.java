/** Detectors: operators that score how unusual a row is, from the rows before it. */
package io.turgo.operators.detect;
