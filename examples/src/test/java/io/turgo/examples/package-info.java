/** The examples as a user runs them: through the command, in this process or in one that is killed. */
package io.turgo.examples;
