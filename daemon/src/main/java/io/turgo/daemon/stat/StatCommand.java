package io.turgo.daemon.stat;

import io.turgo.counters.CountersView;
import io.turgo.daemon.ExitCode;
import io.turgo.daemon.Terminal;
import io.turgo.daemon.TurgoCommand;
import io.turgo.error.ConfigurationException;
import io.turgo.error.TurgoException;
import io.turgo.frame.JournalScan;
import io.turgo.journal.ChronicleJournal;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo stat}. */
@Command(name = "stat", description = {
    "Shows the live figures of the pipeline that runs on a data directory: rates, lag, backpressure, latencies.",
    "Reads the file counters.dat, from outside of the process, which notices nothing of it. Rates are those between "
        + "two looks; recent latencies those of the second before."})
public final class StatCommand implements TurgoCommand {
    /** The file of the counters in a data directory. */
    public static final String COUNTERS = "counters.dat";

    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final double MS_PER_S = 1_000;

    private final EpochNanoClock clock = new SystemEpochNanoClock();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The data directory of the pipeline.")
    private Path data;

    @Option(names = "--json", description = "Print a JSON object a line.")
    private boolean json;

    @Option(names = "--every", paramLabel = "SECONDS", description = "Look again and again, until Ctrl-C.")
    private Double everySeconds;

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", description = "Look so many times.")
    private int count;

    @Override
    public Integer call() {
        final String name = pipeline();
        Reading before = read();
        if (isRunning(before)) {
            pause(everySeconds == null ? FIRST_LOOK : interval());
        }
        final int looks = everySeconds == null ? 1 : count == 0 ? Integer.MAX_VALUE : count;
        for (int i = 0; i < looks; i++) {
            if (i > 0) {
                pause(interval());
            }
            final Reading now = read();
            show(name, now, isRunning(now) && now.startNs() == before.startNs() ? before : now);
            before = now;
        }
        return ExitCode.OK;
    }

    private Duration interval() {
        final long ms = Math.round(everySeconds * MS_PER_S);
        if (ms < 1) {
            throw new ConfigurationException("--every " + everySeconds + " is less than 0.001 seconds, raise it");
        }
        return Duration.ofMillis(ms);
    }

    private void show(String name, Reading now, Reading before) {
        final PrintWriter out = spec.commandLine().getOut();
        final DirectoryFigures files = DirectoryFigures.of(data);
        if (json) {
            out.println(StatJson.line(name, isRunning(now), now, before, files));
        } else {
            if (everySeconds != null) {
                out.print(Terminal.ofProcess().live() ? CLEAR : System.lineSeparator());
            }
            out.print(new StatTable(now, before, files, isRunning(now)).text(name));
        }
        out.flush();
    }

    /** The file is opened at each look: a start of the engine makes it anew. */
    private Reading read() {
        final Path file = data.resolve(COUNTERS);
        if (!Files.exists(file)) {
            throw new ConfigurationException("there is no " + file + ": name the data directory of a pipeline that "
                + "runs or ran, as `turgo run` has it by --data");
        }
        try (CountersView view = CountersView.open(file)) {
            return Reading.of(view, clock.nanoTime());
        }
    }

    /** Whether the process that made the counters is there, and not another one of its id. */
    private static boolean isRunning(Reading reading) {
        final Instant started = Instant.EPOCH.plus(reading.startNs(), ChronoUnit.NANOS);
        return ProcessHandle.of(reading.pid()).filter(ProcessHandle::isAlive)
            .flatMap(process -> process.info().startInstant())
            .filter(process -> !process.isAfter(started.plusSeconds(1))).isPresent();
    }

    private String pipeline() {
        try {
            final String name = JournalScan.pipelineName(ChronicleJournal.openReadOnly(data));
            return name == null ? directoryName() : name;
        } catch (TurgoException noJournal) {
            return directoryName();
        }
    }

    private String directoryName() {
        return data.toAbsolutePath().normalize().getFileName().toString();
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
