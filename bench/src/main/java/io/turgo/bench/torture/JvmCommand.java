package io.turgo.bench.torture;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * How a child JVM is started: with this one's class path and the flags that Turgo needs, on any JDK, and tuned for a
 * short life.
 *
 * @param jdk      what it runs on
 * @param more     more flags
 * @param main     the main class
 * @param argument its arguments
 */
record JvmCommand(Jdk jdk, List<String> more, Class<?> main, List<String> argument) {
    private static final int UNSAFE_WARNS_FROM = 24;
    private static final List<String> SHORT_LIFE = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
        "-Xshare:auto", "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=hs_err_%p.log",
        "-Xlog:disable");
    private static final List<String> OWN =
        List.of("--add-exports", "--add-opens", "-Dchronicle.", "-Dfile.encoding", "-Dagrona.");

    List<String> words() {
        final List<String> words = new ArrayList<>();
        words.add(jdk.java().toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> OWN.stream().anyMatch(flag::startsWith)).forEach(words::add);
        if (jdk.feature() >= UNSAFE_WARNS_FROM) {
            words.add("--enable-native-access=ALL-UNNAMED");
            words.add("--sun-misc-unsafe-memory-access=allow");
        }
        words.addAll(SHORT_LIFE);
        if (jdk.archive() != null) {
            words.add("-XX:SharedArchiveFile=" + jdk.archive());
        }
        words.addAll(more);
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(main.getName());
        words.addAll(argument);
        return words;
    }
}
