/** The rule by which both sides are measured, and who checks what they found. */
package io.turgo.bench.ratios;
