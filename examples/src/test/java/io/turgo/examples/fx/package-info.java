/** The market example against an independent recomputation, bad input, kills and signals. */
package io.turgo.examples.fx;
