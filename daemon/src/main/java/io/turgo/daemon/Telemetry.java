package io.turgo.daemon;

/**
 * Keeps libraries from phoning home or announcing themselves. {@code ./turgo} passes the same properties as flags
 * (build/jvm.flags); this is for {@code java -jar turgo.jar}, since a manifest cannot carry properties.
 */
final class Telemetry {
    /** System properties, each to be {@code true}. */
    static final String[] SWITCHES = {"chronicle.analytics.disable", "chronicle.announcer.disable"};

    private Telemetry() {
    }

    /** To be called before the first class of such a library is loaded. */
    static void disable() {
        for (String name : SWITCHES) {
            System.setProperty(name, "true");
        }
    }
}
