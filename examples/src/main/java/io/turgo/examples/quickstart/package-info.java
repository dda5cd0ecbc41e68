/** The Java API in a few lines. */
package io.turgo.examples.quickstart;
