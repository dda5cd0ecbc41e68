package io.turgo.bench.torture.child;

import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.error.TurgoException;
import io.turgo.failpoint.Failpoint;
import io.turgo.frame.Durability;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemNanoClock;

/** The main program of the tortured process: goes on where the journal ends, up to the end of both inputs. */
public final class Workload {
    /** The exit code after an error that is no {@link TurgoException}. */
    public static final int UNFORESEEN = 70;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final WorkloadSettings settings;
    private boolean outputSeen;

    private Workload(WorkloadSettings settings) {
        this.settings = settings;
    }

    /**
     * Runs the workload and ends the process.
     *
     * @param args of {@link WorkloadSettings#arguments}
     */
    public static void main(String[] args) {
        ParentWatch.start();
        System.exit(run(args));
    }

    /** Runs one workload; gives the exit code. */
    static int run(String... args) {
        final long startNs = SystemNanoClock.INSTANCE.nanoTime();
        final long startCpuNs = THREADS.getCurrentThreadCpuTime();
        try {
            new Workload(WorkloadSettings.parse(args)).run();
            return 0;
        } catch (final TurgoException e) {
            Say.REFUSED.say(TimeUnit.NANOSECONDS.toMillis(SystemNanoClock.INSTANCE.nanoTime() - startNs),
                TimeUnit.NANOSECONDS.toMillis(THREADS.getCurrentThreadCpuTime() - startCpuNs), e.exitCode(),
                e.getMessage());
            return e.exitCode();
        } catch (final Exception | Error e) {
            Say.UNFORESEEN.say(e);
            e.printStackTrace();
            return UNFORESEEN;
        }
    }

    private void run() throws IOException {
        final EngineResult result = live();
        Say.RESTORED.say(result.restored());
        hashes(Say.ENDED, result);
        if (settings.replay()) {
            hashes(Say.REPLAYED, Engine.replay(
                new WorkloadPipeline(settings).define(ledger().sink()), settings.openForReplay(), Long.MAX_VALUE));
        }
        for (final Failpoint each : Failpoint.values()) {
            if (each.passages() > 0) {
                Say.PASSED.say(each, each.passages());
            }
        }
    }

    private EngineResult live() throws IOException {
        try (Engine engine =
            Engine.start(new WorkloadPipeline(settings).define(ledger().sink()), settings.open())) {
            Say.LIVE.sayUptime();
            new PaymentFeed(settings.input().resolve("payments.txt"), new Pace(settings.perSecond())).publish(engine);
            return engine.finish();
        }
    }

    private PaymentLedger ledger() {
        return new PaymentLedger(settings.output().resolve("payments.txt"), settings.durability() == Durability.DISK,
            this::onOutput);
    }

    private void onOutput() {
        if (!outputSeen) {
            outputSeen = true;
            Say.OUTPUT.sayUptime();
        }
    }

    private static void hashes(Say what, EngineResult result) {
        what.say(Long.toHexString(result.stateHash()), Long.toHexString(result.outputHash()));
    }
}
