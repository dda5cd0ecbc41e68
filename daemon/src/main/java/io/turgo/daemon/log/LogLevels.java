package io.turgo.daemon.log;

import io.turgo.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** From which level on something is logged, by the name of the logger. */
final class LogLevels {
    /** Such as {@code info}, or {@code warn,io.turgo.journal=debug}. */
    static final String PROPERTY = "turgo.log.level";

    private static final Map<String, Level> NAMES = Map.of("error", Level.SEVERE, "warn", Level.WARNING, "info",
        Level.INFO, "debug", Level.FINE, "trace", Level.FINEST, "off", Level.OFF);
    /** They talk about their own tuning at warn; what they report at error is kept. */
    private static final List<String> TALKATIVE = List.of("net.openhft", "org.agrona");

    /** The JDK forgets the level of a logger that nobody holds. */
    private final List<Logger> held = new ArrayList<>();

    /** @param text of the property, or null for the defaults */
    void apply(String text, Level standard) {
        set("", standard);
        set("org.eclipse.jetty", Level.WARNING);
        TALKATIVE.forEach(name -> set(name, Level.SEVERE));
        if (text != null) {
            for (final String part : text.split(",")) {
                applyPart(part.strip());
            }
        }
    }

    private void applyPart(String part) {
        final int equals = part.indexOf('=');
        set(part.substring(0, Math.max(0, equals)), level(part.substring(equals + 1).strip()));
    }

    private static Level level(String name) {
        final Level level = NAMES.get(name.toLowerCase(Locale.ROOT));
        if (level == null) {
            throw new ConfigurationException(PROPERTY + ": `" + name + "` is no level; there are error, warn, info, "
                + "debug, trace and off, as in warn,io.turgo.journal=debug");
        }
        return level;
    }

    private void set(String name, Level level) {
        final Logger logger = Logger.getLogger(name.strip());
        logger.setLevel(level);
        held.add(logger);
    }

    /** The level's name as a user writes it. */
    static String nameOf(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        } else if (level.intValue() >= Level.WARNING.intValue()) {
            return "warn";
        } else if (level.intValue() >= Level.INFO.intValue()) {
            return "info";
        }
        return level.intValue() >= Level.FINE.intValue() ? "debug" : "trace";
    }
}
