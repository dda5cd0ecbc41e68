package io.turgo.daemon.doctor;

import static io.turgo.daemon.doctor.Diagnosis.bad;
import static io.turgo.daemon.doctor.Diagnosis.ok;
import static io.turgo.daemon.doctor.Diagnosis.warn;

import io.turgo.daemon.Figures;
import io.turgo.engine.Configuration;
import io.turgo.error.EnvironmentException;
import io.turgo.journal.ChronicleJournal;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The Java virtual machine, its cores and its memory. */
final class JvmChecks {
    private static final int OLDEST = 17;
    private static final int TESTED = 25;
    private static final int NATIVE_FLAG_SINCE = 24;
    private static final String DIRECT = "-XX:MaxDirectMemorySize=";
    private static final double MOST_OF_MEMORY = 0.8;
    private static final String ANALYTICS = "net.openhft.chronicle.analytics.Analytics";
    private static final List<String> SILENCED = List.of("chronicle.analytics.disable", "chronicle.announcer.disable");

    private JvmChecks() {
    }

    static List<Diagnosis> all() {
        return List.of(jdk(), flags(), cores(), memory(), telemetry());
    }

    private static Diagnosis jdk() {
        final int version = Runtime.version().feature();
        final String found = System.getProperty("java.vendor") + ' ' + Runtime.version() + " in "
            + System.getProperty("java.home");
        if (version < OLDEST || ToolProvider.getSystemJavaCompiler() == null) {
            return bad("JDK", found + (version < OLDEST ? "" : ", a JRE without a compiler"),
                "install a JDK of version " + OLDEST + " to " + TESTED + " and point JAVA_HOME to it");
        }
        return version > TESTED
            ? warn("JDK", found, "Turgo is tested on " + OLDEST + " to " + TESTED + "; one of those is safer")
            : ok("JDK", found);
    }

    private static Diagnosis flags() {
        try {
            ChronicleJournal.requireFlags();
        } catch (EnvironmentException e) {
            return bad("JVM flags", e.getMessage(), "start by ./turgo, or by java @build/jvm.flags");
        }
        final boolean nativeAccess = Runtime.version().feature() < NATIVE_FLAG_SINCE
            || arguments().anyMatch(each -> each.startsWith("--enable-native-access"));
        return nativeAccess ? ok("JVM flags", "all that the journal needs")
            : warn("JVM flags", "all that the journal needs, but --enable-native-access is not among them",
                "add the flags of build/jvm-24.flags, or this JDK warns at each start");
    }

    private static Diagnosis cores() {
        final int cores = Runtime.getRuntime().availableProcessors();
        final String threads = System.getProperty(Configuration.THREADS, "fused");
        final String idle = System.getProperty(Configuration.IDLE, "backoff");
        final String found = cores + (cores == 1 ? " core" : " cores") + ", threads=" + threads + ", idle=" + idle;
        if (cores == 1) {
            return warn("cores", found, "sources, stages and sinks share it: give the process two");
        }
        final int wanted = threads.startsWith("sharded:") ? number(threads.substring("sharded:".length())) + 2 : 2;
        if (wanted > cores) {
            return warn("cores", found + ": " + wanted + " busy threads > " + cores + " cores",
                "fewer workers (-D" + Configuration.THREADS + "=fused) are faster here");
        }
        return ok("cores", found);
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static Diagnosis memory() {
        final long heap = Runtime.getRuntime().maxMemory();
        final long direct = directBytes(heap);
        final OptionalLong all = Machine.memoryBytes();
        final String found = "heap up to " + Figures.bytes(heap) + " and state, rings and buffers up to "
            + Figures.bytes(direct) + (all.isPresent() ? ", of " + Figures.bytes(all.getAsLong()) : "");
        if (all.isPresent() && heap + direct > MOST_OF_MEMORY * all.getAsLong()) {
            return warn("memory", found + ": little is left for the page cache, through which the journal is written",
                "lower -Xmx or " + DIRECT.substring(0, DIRECT.length() - 1) + ", or raise the limit of the container");
        }
        return ok("memory", found);
    }

    /** What the command line says, in the units of the JVM; as much as the heap where it says nothing. */
    private static long directBytes(long heap) {
        return arguments().filter(each -> each.startsWith(DIRECT)).map(each -> each.substring(DIRECT.length()))
            .filter(each -> each.matches("\\d{1,15}[kKmMgGtT]?")).mapToLong(JvmChecks::bytes).findFirst().orElse(heap);
    }

    private static long bytes(String amount) {
        final int unit = "kmgt".indexOf(Character.toLowerCase(amount.charAt(amount.length() - 1)));
        final String digits = unit < 0 ? amount : amount.substring(0, amount.length() - 1);
        return Long.parseLong(digits) << 10 * (unit + 1);
    }

    private static Stream<String> arguments() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream();
    }

    /** Chronicle's own: the module that posts to a remote host is not to be there, and what is there is told not to. */
    private static Diagnosis telemetry() {
        final List<String> speaking = SILENCED.stream().filter(each -> !Boolean.getBoolean(each)).toList();
        try {
            Class.forName(ANALYTICS, false, JvmChecks.class.getClassLoader());
            return bad("telemetry", "chronicle-analytics is on the class path and posts to a remote host",
                "take its jar away; Turgo ships without it");
        } catch (ClassNotFoundException absent) {
            return speaking.isEmpty() ? ok("telemetry", "none: nothing leaves the process")
                : warn("telemetry", "no library that sends any, but " + speaking + " is not set",
                    "start by ./turgo, or add -D" + speaking.get(0) + "=true");
        }
    }
}
