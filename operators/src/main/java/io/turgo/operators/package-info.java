/**
 * The operators that come with Turgo, one package per kind: {@link io.turgo.operators.enrich look-ups},
 * {@link io.turgo.operators.window windows} with their {@link io.turgo.operators.aggregate aggregates}, and
 * {@link io.turgo.operators.detect detectors}.
 */
package io.turgo.operators;
