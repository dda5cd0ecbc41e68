/** Runnable pipelines, each in a package of its own with its data. */
package io.turgo.examples;
