package io.turgo.bench.peers.jet;

import com.hazelcast.config.Config;
import com.hazelcast.config.InterfacesConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.BuildInfoProvider;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.spi.properties.ClusterProperty;
import io.turgo.bench.peers.child.Child;
import io.turgo.bench.peers.child.Peer;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.Task;

/**
 * The job on Hazelcast Jet.
 * <pre>
 *   pipeline: source -> filter, enrich --by symbol--> mapStateful
 *                                       \-by symbol--> window   (Pipeline API)
 *   core:     source, filter, enrich   --by symbol--> detector and window in one processor (Core API)
 * </pre>
 * With {@code -spin} at the end, threads that find no work look again at once, instead of sleeping 25 us to 500 us:
 * Jet's documentation says of these properties that lower values may decrease latency at the cost of an idle core.
 */
public final class JetPeer implements Peer {
    private static final String SPIN = "-spin";

    /** The main program of the measured JVM. */
    public static void main(String... arguments) {
        Child.main(new JetPeer(), arguments);
    }

    @Override
    public String name() {
        return "jet";
    }

    @Override
    public String version() {
        return BuildInfoProvider.getBuildInfo().getVersion();
    }

    @Override
    public void run() {
        final Task task = Run.current().task();
        final HazelcastInstance member = Hazelcast.newHazelcastInstance(config(task));
        try {
            final JobConfig job = jobConfig(task);
            final Job running = switch (task.variant().replace(SPIN, "")) {
                case "pipeline" -> member.getJet().newJob(TradesPipeline.define(task.parallelism()), job);
                case "core" -> member.getJet().newJob(TradesDag.define(task.parallelism()), job);
                default -> throw new IllegalArgumentException(
                    "variant=" + task.variant() + " is neither core nor pipeline, with or without " + SPIN);
            };
            running.join();
        } finally {
            member.shutdown();
        }
    }

    /** One member that speaks to nobody. */
    private static Config config(Task task) {
        final Config config = new Config();
        config.getJetConfig().setEnabled(true)
            .setCooperativeThreadCount(Runtime.getRuntime().availableProcessors());
        config.setProperty(ClusterProperty.PHONE_HOME_ENABLED.getName(), "false");
        config.setProperty(ClusterProperty.SOCKET_BIND_ANY.getName(), "false");
        config.setProperty(ClusterProperty.SHUTDOWNHOOK_ENABLED.getName(), "false");
        if (task.variant().endsWith(SPIN)) {
            config.setProperty(ClusterProperty.JET_IDLE_COOPERATIVE_MIN_MICROSECONDS.getName(), "0");
            config.setProperty(ClusterProperty.JET_IDLE_COOPERATIVE_MAX_MICROSECONDS.getName(), "0");
        }
        final JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        final InterfacesConfig interfaces = config.getNetworkConfig().getInterfaces();
        interfaces.setEnabled(true).addInterface("127.0.0.1");
        return config;
    }

    private static JobConfig jobConfig(Task task) {
        final JobConfig config = new JobConfig().setName("trades");
        if (task.faultTolerant()) {
            config.setProcessingGuarantee(ProcessingGuarantee.EXACTLY_ONCE)
                .setSnapshotIntervalMillis(task.snapshotMs());
        }
        return config;
    }
}
