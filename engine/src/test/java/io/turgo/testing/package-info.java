/**
 * For tests of pipelines and operators, in the artifact {@code turgo-engine} with the classifier {@code tests}: a
 * driver that runs a whole pipeline on the caller's thread with a clock of its own, and a verifier of an operator's
 * state.
 */
package io.turgo.testing;
