/** Aggregates over the rows before each row: frames that slide with event time or by a number of rows. */
package io.turgo.operators.over;
