/** Rings of preallocated slots off heap, over the Disruptor's sequencers. The ring is transport; it owns nothing. */
package io.turgo.ring;
