package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import java.util.Arrays;
import java.util.Locale;
import org.agrona.BitUtil;

/** Reads settings from system properties and checks their ranges. */
final class Settings {
    private Settings() {
    }

    static int integer(String property, int defaultValue) {
        final String text = System.getProperty(property);
        if (text == null) {
            return defaultValue;
        }
        try {
            return Integer.parseInt(text.trim());
        } catch (final NumberFormatException e) {
            throw new ConfigurationException(property + "=" + text + " is not a whole number, the default is "
                + defaultValue);
        }
    }

    static <E extends Enum<E>> E choice(Class<E> type, String property, E defaultValue) {
        final String text = System.getProperty(property);
        if (text == null) {
            return defaultValue;
        }
        for (final E each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(text.trim())) {
                return each;
            }
        }
        throw new ConfigurationException(property + "=" + text + " is none of "
            + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }

    static ThreadPlan threads(ThreadPlan defaultValue) {
        final String text = System.getProperty(Configuration.THREADS);
        if (text == null) {
            return defaultValue;
        }
        try {
            return ThreadPlan.of(text);
        } catch (final ConfigurationException e) {
            throw new ConfigurationException(Configuration.THREADS + ": " + e.getMessage(), e);
        }
    }

    static void inRange(String property, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ConfigurationException(property + "=" + value + " is not in " + least + ".." + most);
        }
    }

    static void powerOfTwo(String property, int value) {
        if (!BitUtil.isPowerOfTwo(value)) {
            throw new ConfigurationException(property + "=" + value + " is not a power of two, the next is "
                + BitUtil.findNextPositivePowerOfTwo(value));
        }
    }
}
