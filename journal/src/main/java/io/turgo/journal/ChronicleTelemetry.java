package io.turgo.journal;

/**
 * Keeps Chronicle quiet: no analytics, no announcer, no performance notes, no banner. A property that is set already
 * is left alone, so that each can be turned on again with {@code -D}.
 * <ul>
 * <li>{@code chronicle.analytics.disable=true}, {@code chronicle.announcer.disable=true}: nothing leaves the process
 * <li>{@code disable.perf.info=true}: no log lines about slow mappings, which the journal's own latency figures show
 * <li>{@code org.slf4j.simpleLogger.log.net.openhft=warn}: the same for slf4j-simple; other bindings are configured by
 * the logger name {@code net.openhft}
 * </ul>
 */
final class ChronicleTelemetry {
    private ChronicleTelemetry() {
    }

    /** To be called before the first class of Chronicle is loaded. */
    static void turnOff() {
        setUnlessSet("chronicle.analytics.disable", "true");
        setUnlessSet("chronicle.announcer.disable", "true");
        setUnlessSet("disable.perf.info", "true");
        setUnlessSet("org.slf4j.simpleLogger.log.net.openhft", "warn");
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
