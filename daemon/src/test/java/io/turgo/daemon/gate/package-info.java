/** Tests of comparing replays. */
package io.turgo.daemon.gate;
