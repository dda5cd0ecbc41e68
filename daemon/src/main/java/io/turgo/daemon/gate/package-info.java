/** Holds a replay against what is expected of it, and stops it where they part. */
package io.turgo.daemon.gate;
