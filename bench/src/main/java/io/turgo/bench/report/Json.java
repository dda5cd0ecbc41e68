package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/** How results are written as JSON: indented, numbers with the same digits on every JDK, and no number as null. */
final class Json {
    private static final JsonFactory FACTORY =
        JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

    private Json() {
    }

    /** A text that {@code content} writes into the outermost object. */
    static String object(Content content) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = generator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (final IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private static JsonGenerator generator(Writer to) throws IOException {
        final DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return FACTORY.createGenerator(to).setPrettyPrinter(printer);
    }

    static JsonFactory factory() {
        return FACTORY;
    }

    static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        number(json, value);
    }

    static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
