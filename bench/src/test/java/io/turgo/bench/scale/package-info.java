/** Curves agree with their naive references, and laws notice what breaks them. */
package io.turgo.bench.scale;
