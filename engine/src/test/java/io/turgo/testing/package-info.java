/**
 * For tests of operators, in the artifact {@code turgo-engine} with the classifier {@code tests}: a verifier of an
 * operator's state.
 */
package io.turgo.testing;
