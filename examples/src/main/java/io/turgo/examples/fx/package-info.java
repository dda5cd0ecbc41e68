/** The quotes of two venues as one market. */
package io.turgo.examples.fx;
