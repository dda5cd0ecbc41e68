package io.turgo.daemon.log;

/** What a line of the log looks like. */
public enum LogFormat {
    /** For people: {@code [WARN] Name - message}, in files with the time in front. */
    TEXT,
    /** For machines: an object a line, with time, level, logger, thread, message and stack trace. */
    JSON
}
