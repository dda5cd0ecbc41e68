/** Watermarks against a naive model. */
package io.turgo.time;
