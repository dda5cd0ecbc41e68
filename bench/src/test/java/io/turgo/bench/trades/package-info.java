/** All ways to do the trades job agree, and the engine's allocates nothing. */
package io.turgo.bench.trades;
