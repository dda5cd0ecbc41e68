/** Windows over event time. */
package io.turgo.operators.window;
