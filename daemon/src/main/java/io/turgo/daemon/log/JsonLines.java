package io.turgo.daemon.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.turgo.error.Redaction;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** An object a line. Field names are those that log collectors know; no secrets. */
final class JsonLines extends Formatter {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String format(LogRecord entry) {
        final StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", entry.getInstant().toString());
            json.writeStringField("level", LogLevels.nameOf(entry.getLevel()));
            json.writeStringField("logger", entry.getLoggerName());
            json.writeStringField("message", Redaction.redacted(formatMessage(entry)));
            json.writeNumberField("thread", entry.getLongThreadID());
            if (entry.getThrown() != null) {
                json.writeStringField("error", Redaction.redacted(StackTrace.of(entry.getThrown())));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.append('\n').toString();
    }
}
