/** Joins of two streams, and what rows of one key have to do with each other. */
package io.turgo.operators.join;
