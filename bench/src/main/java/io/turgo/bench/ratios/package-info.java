/** {@code turgo bench ratios}: what was promised against what is measured, side by side in one run. */
package io.turgo.bench.ratios;
