/** Rows of every type and what their tests share. */
package io.turgo.operators;
