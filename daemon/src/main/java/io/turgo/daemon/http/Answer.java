package io.turgo.daemon.http;

import io.turgo.error.Redaction;
import java.nio.charset.StandardCharsets;

/**
 * What is sent back.
 *
 * @param status of HTTP
 * @param type   of the content
 * @param body   all of it
 */
record Answer(int status, String type, byte[] body) {
    static final String TEXT = "text/plain; charset=utf-8";
    static final String JSON = "application/json";

    /** A line of text, without secrets. */
    static Answer text(int status, String text) {
        return new Answer(status, TEXT, (Redaction.redacted(text) + '\n').getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(String text) {
        return new Answer(200, JSON, text.getBytes(StandardCharsets.UTF_8));
    }
}
