package io.turgo.daemon.log;

import java.util.logging.LogManager;

/**
 * Keeps logging while the process ends. The JDK's own manager closes all handlers by a shutdown hook, beside which the
 * hook that drains the engine is still at work: what that has to say would be lost.
 */
public final class PatientLogManager extends LogManager {
    private static final String PROPERTY = "java.util.logging.manager";

    /** Called by the JDK, by name. */
    public PatientLogManager() {
        // nothing to set up
    }

    /** To be called before the process logs for the first time. */
    public static void install() {
        System.setProperty(PROPERTY, PatientLogManager.class.getName());
    }

    /** Does nothing: handlers are closed by {@link ProcessLog}. */
    @Override
    public void reset() {
        // see the class
    }
}
