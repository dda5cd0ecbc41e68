/** Jobs find in an engine what their naive forms find. */
package io.turgo.bench.scale.job;
