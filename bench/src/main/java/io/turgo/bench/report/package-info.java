/**
 * What a measurement leaves behind: a {@link io.turgo.bench.report.Report} of paragraphs, tables, findings and plots,
 * as JSON for machines, Markdown for people and an SVG file per plot, with all that is needed to judge and repeat it.
 */
package io.turgo.bench.report;
