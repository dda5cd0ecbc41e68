package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.turgo.daemon.SummaryTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Budgets that follow each other in a report: one table. One thread. */
final class Findings implements Section {
    private final List<Finding> findings = new ArrayList<>();

    void add(Finding finding) {
        findings.add(finding);
    }

    @Override
    public void json(JsonGenerator json) throws IOException {
        json.writeStringField("type", "budgets");
        json.writeArrayFieldStart("budgets");
        for (final Finding finding : findings) {
            json.writeStartObject();
            write(finding, json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Finding finding, JsonGenerator json) throws IOException {
        final Budget budget = finding.budget();
        json.writeStringField("what", budget.what());
        json.writeStringField("relation", budget.atLeast() ? ">=" : "<=");
        Json.number(json, "limit", budget.limit());
        Json.number(json, "median", finding.samples().median());
        Json.number(json, "least", finding.samples().least());
        Json.number(json, "greatest", finding.samples().greatest());
        json.writeArrayFieldStart("samples");
        for (final double value : finding.samples().values()) {
            Json.number(json, value);
        }
        json.writeEndArray();
        json.writeBooleanField("met", budget.isMetBy(finding.measured()));
        json.writeStringField("verdict", finding.verdict());
        json.writeStringField("detail", finding.detail());
    }

    @Override
    public void markdown(Markdown page) {
        final List<String[]> rows = new ArrayList<>();
        for (final Finding finding : findings) {
            rows.add(new String[] {finding.budget().what(), finding.budget().text(),
                Samples.figure(finding.measured()), finding.samples().spread(), finding.verdict(),
                finding.samples().count() == 0 ? "" : finding.detail()});
        }
        page.table(List.of("budget", "limit", "measured", "spread", "verdict", "figures"), rows);
    }

    /** For the terminal: the table, and the figures below it. */
    String text() {
        final SummaryTable table = new SummaryTable("budget", "limit", "measured", "spread", "verdict");
        final StringBuilder details = new StringBuilder();
        for (final Finding finding : findings) {
            table.row(finding.budget().what(), finding.budget().text(), Samples.figure(finding.measured()),
                finding.samples().spread(), finding.verdict());
            if (finding.samples().count() > 0) {
                details.append(finding.budget().what()).append(": ").append(finding.detail()).append('\n');
            }
        }
        return table.text() + '\n' + details;
    }
}
