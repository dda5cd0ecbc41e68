/** Clocks, event time and watermarks. Only clock classes read a clock; everybody else is told the time. */
package io.turgo.time;
