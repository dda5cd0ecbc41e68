package io.turgo.daemon.http.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Chromium without a screen, in a process of its own with an empty profile. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int ENDS_WITHIN_SECONDS = 20;

    private final Process process;
    private final Path profile;

    private Chromium(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
    }

    /** The browser on the PATH, or null if there is none. */
    public static Path find() {
        return Stream.of(System.getenv("PATH").split(":")).flatMap(each -> NAMES.stream().map(Path.of(each)::resolve))
            .filter(Files::isExecutable).findFirst().orElse(null);
    }

    /** What {@link #find} looks for. */
    public static String names() {
        return String.join(", ", NAMES);
    }

    /**
     * Starts it.
     *
     * @param browser   the executable
     * @param directory where it may write
     */
    public static Chromium start(Path browser, Path directory) throws IOException {
        final Path profile = Files.createDirectories(directory.resolve("profile"));
        // Without its sandbox: it cannot have one as root or in a container, and loads nothing but our own page.
        final List<String> command = new ArrayList<>(List.of(browser.toString(), "--headless=new", "--no-sandbox",
            "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars",
            "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank"));
        final Process process = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(directory.resolve("chromium.log").toFile()).start();
        return new Chromium(process, profile);
    }

    /** Connects to its page. */
    public DevTools devTools() throws IOException {
        final Path file = profile.resolve("DevToolsActivePort");
        final long startNs = System.nanoTime();
        List<String> lines = List.of();
        while (lines.size() < 2) {
            assertTrue(process.isAlive(), () -> "the browser has ended: " + log());
            assertTrue(System.nanoTime() - startNs < PATIENCE_NS, () -> "the browser does not listen: " + log());
            LockSupport.parkNanos(LOOK_NS);
            lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        }
        return DevTools.connect("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    }

    private String log() {
        try {
            return Files.readString(profile.resolveSibling("chromium.log"));
        } catch (final IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        final List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            assertTrue(process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS), "the browser does not end");
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
