/** Fields as the words in which operators keep them off-heap, and as the numbers with which they calculate. */
package io.turgo.operators.field;
