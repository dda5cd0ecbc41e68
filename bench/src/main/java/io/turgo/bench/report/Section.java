package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A part of a report. */
interface Section {
    /** Writes the fields of the object that the generator is in. */
    void json(JsonGenerator json) throws IOException;

    /** Writes the part for people. */
    void markdown(Markdown page);
}
