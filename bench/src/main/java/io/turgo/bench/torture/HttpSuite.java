package io.turgo.bench.torture;

import io.turgo.bench.torture.child.HttpWorkload;
import io.turgo.bench.torture.child.Say;
import io.turgo.bench.torture.child.WorkloadSettings;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.EnvironmentException;
import io.turgo.frame.Durability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Kills a process again and again that takes rows over HTTP, while clients send each request until it is answered. Then
 * the output has each row of each request once, those of a request in their order, and nothing of what was refused.
 */
final class HttpSuite implements Suite {
    private static final int KILLS = 4;
    private static final int REQUESTS = 300;
    private static final int LIVE_MS = 600;
    private static final int ONE_IN_EARLY = 5;
    private static final int USUAL_LIVE_MS = 700;
    private static final int CHECKPOINT_MS = 200;
    private static final long SMALL_FILE = 1 << 20;
    private static final int NORMAL_FRAME_BYTES = 64 * 1024;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String title() {
        return "kill -9 while clients post rows and send again";
    }

    @Override
    public int usualCount() {
        return 100;
    }

    @Override
    public void run(Trial trial) {
        final int port = freePort();
        final Durability durability = trial.oneOf(Durability.PROCESS, Durability.DISK);
        try (HttpClients clients = new HttpClients(port, REQUESTS, trial.one().seed() + trial.one().number(),
            trial.tally())) {
            for (int i = 0; i < KILLS && !clients.done(); i++) {
                killOnce(trial, port, durability);
            }
            try (Child child = start(trial, port, durability, HttpWorkload.SERVE)) {
                clients.join(Job.PATIENCE_MS);
                child.kill();
            }
            finish(trial, port, durability);
            requireOnce(rows(trial), clients);
        }
    }

    private static void killOnce(Trial trial, int port, Durability durability) {
        try (Child child = start(trial, port, durability, HttpWorkload.SERVE)) {
            final boolean early = trial.below(ONE_IN_EARLY) == 0;
            if (!early && (!child.awaitLive(Job.PATIENCE_MS) || child.liveNs() < 0)) {
                throw new CaseFailure("a start is not live: " + child.tail());
            }
            if (child.awaitEnd(trial.below(early ? USUAL_LIVE_MS : LIVE_MS)) || !child.kill()) {
                throw new CaseFailure("a start has ended by itself: " + child.tail());
            }
            trial.tally().count(child.liveNs() < 0 ? "kills before live" : "kills while live");
            trial.tally().add(1);
            if (child.liveNs() >= 0) {
                trial.tally().recovered(child.liveNs(), -1);
            }
        }
    }

    private static void finish(Trial trial, int port, Durability durability) {
        try (Child child = start(trial, port, durability, HttpWorkload.FINISH)) {
            if (!child.awaitEnd(Job.PATIENCE_MS) || child.exitCode() != 0) {
                throw new CaseFailure("the last start does not end in order: " + child.last(Say.UNFORESEEN) + ' '
                    + child.tail());
            }
        }
    }

    private static Child start(Trial trial, int port, Durability durability, String mode) {
        final WorkloadSettings settings = new WorkloadSettings(trial.directory(), trial.directory().resolve("data"),
            trial.directory().resolve("output"), durability,
            trial.oneOf(ThreadPlan.FUSED, ThreadPlan.FUSED, ThreadPlan.PIPELINED),
            trial.oneOf(NORMAL_FRAME_BYTES, Start.TINY_FRAME_BYTES), SMALL_FILE, CHECKPOINT_MS, false, 0, false);
        final List<String> arguments = new ArrayList<>(List.of(String.valueOf(port), mode));
        arguments.addAll(settings.arguments());
        return Child.start(new JvmCommand(trial.jdk(), List.of(), HttpWorkload.class, arguments).words(),
            trial.directory());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (final IOException e) {
            throw new EnvironmentException("no port is free: " + e, e);
        }
    }

    private static List<String> rows(Trial trial) {
        final Path output = trial.directory().resolve("output");
        try {
            final List<String> rejected = Files.readAllLines(output.resolve("rejected.csv"));
            if (rejected.size() > 1) {
                throw new CaseFailure("dead letters of requests that were refused: " + rejected.get(1));
            }
            final List<String> lines = Files.readAllLines(output.resolve("rows.csv"));
            return lines.subList(1, lines.size());
        } catch (final IOException e) {
            throw new CaseFailure("no output: " + e);
        }
    }

    /** Each line begins with the request's number and the row's in it. */
    private static void requireOnce(List<String> lines, HttpClients clients) {
        final int[] parts = new int[REQUESTS];
        for (final String line : lines) {
            final String[] cells = line.split(",", -1);
            final int request = Integer.parseInt(cells[0]);
            if (request < 0 || !cells[1].equals(String.valueOf(parts[request]))) {
                throw new CaseFailure("row `" + line + "` behind " + parts[request] + " rows of its request");
            }
            parts[request]++;
        }
        for (int i = 0; i < REQUESTS; i++) {
            if (parts[i] != clients.rows(i)) {
                throw new CaseFailure("request " + i + " has " + parts[i] + " rows in the output, not "
                    + clients.rows(i));
            }
        }
    }
}
