/**
 * Errors by severity. The type says what to do: a {@link io.turgo.error.ConfigurationException} is the caller's to
 * mend, an {@link io.turgo.error.EnvironmentException} the machine's, and an
 * {@link io.turgo.error.EngineException} stops the engine. Messages name both values, the relation and the remedy.
 */
package io.turgo.error;
