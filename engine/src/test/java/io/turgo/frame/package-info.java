/** Frames and entries under test, and a journal in memory. */
package io.turgo.frame;
