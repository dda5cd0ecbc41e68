package io.turgo.journal;

import io.turgo.error.EnvironmentException;
import java.util.List;
import java.util.stream.Collectors;
import net.openhft.chronicle.queue.ChronicleQueue;

/**
 * The flags of the JVM without which Chronicle and Agrona cannot reach what they use of {@code java.base}. They are
 * those of {@code build/jvm.flags}; what that file opens beyond them, the journal does without. Any thread.
 */
final class JvmFlags {
    private static final String EXPORTS = "--add-exports=";
    private static final String OPENS = "--add-opens=";
    private static final String MODULE = "java.base/";
    private static final String READER = "=ALL-UNNAMED";

    /** In the order of the file. */
    static final List<String> NEEDED = List.of(
        EXPORTS + MODULE + "jdk.internal.ref" + READER,
        EXPORTS + MODULE + "sun.nio.ch" + READER,
        OPENS + MODULE + "jdk.internal.misc" + READER,
        OPENS + MODULE + "sun.nio.ch" + READER,
        OPENS + MODULE + "java.lang" + READER,
        OPENS + MODULE + "java.lang.reflect" + READER,
        OPENS + MODULE + "java.io" + READER,
        OPENS + MODULE + "java.nio" + READER,
        OPENS + MODULE + "java.util" + READER);

    private JvmFlags() {
    }

    /**
     * Looks at what the JVM lets Chronicle reach, before any of its classes fails at it, late and in part.
     *
     * @throws EnvironmentException naming the flags that are missing
     */
    static void requireAll() {
        require(NEEDED, ChronicleQueue.class.getModule());
    }

    static void require(List<String> flags, Module reader) {
        final List<String> missing = flags.stream().filter(flag -> !isGiven(flag, reader)).toList();
        if (!missing.isEmpty()) {
            throw new EnvironmentException("this JVM was started without " + missing.size() + " of the "
                + flags.size() + " flags that the journal needs: " + missing.stream().collect(Collectors.joining(" "))
                + "; add them to its command line, the list is build/jvm.flags (java @build/jvm.flags ...)");
        }
    }

    private static boolean isGiven(String flag, Module reader) {
        final String name = flag.substring(flag.indexOf('/') + 1, flag.indexOf(READER));
        final Module base = Object.class.getModule();
        return flag.startsWith(OPENS) ? base.isOpen(name, reader) : base.isExported(name, reader);
    }
}
