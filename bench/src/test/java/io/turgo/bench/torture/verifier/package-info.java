/** That the verifier finds what is wrong. */
package io.turgo.bench.torture.verifier;
