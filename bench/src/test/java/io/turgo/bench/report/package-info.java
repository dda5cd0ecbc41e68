/** Statistics, verdicts, drawings and files of results. */
package io.turgo.bench.report;
