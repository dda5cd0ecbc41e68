/** Access to memory outside of the heap. */
package io.turgo.memory;
