package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Some words. */
record Paragraph(String text) implements Section {
    @Override
    public void json(JsonGenerator json) throws IOException {
        json.writeStringField("type", "paragraph");
        json.writeStringField("text", text);
    }

    @Override
    public void markdown(Markdown page) {
        page.paragraph(text);
    }
}
