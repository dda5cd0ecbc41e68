/**
 * {@code turgo bench scale}: how cost grows with the size of a job, against how it should grow. A
 * {@link io.turgo.bench.scale.Curve} has cases, which are measured, and laws, which judge what was measured.
 */
package io.turgo.bench.scale;
