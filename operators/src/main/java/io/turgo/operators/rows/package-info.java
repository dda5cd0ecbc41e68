/** Rows of state tables in an order that is no state: it follows from the rows, and is made again from them. */
package io.turgo.operators.rows;
