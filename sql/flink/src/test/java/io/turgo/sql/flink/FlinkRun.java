package io.turgo.sql.flink;

import io.turgo.sql.CaseFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;

/**
 * One case on Flink, as a stream, one job after the other. A single task reads each file, and a watermark follows each
 * row that moves it on, so that the same rows are late in every run.
 */
final class FlinkRun {
    private static final int SLOTS = 4;
    private static final Pattern SETTING = Pattern.compile("SET\\s+'([^']+)'\\s*=\\s*'([^']*)'");

    private final CaseFile each;
    private final Path directory;
    private final TableEnvironment environment;

    /** @param cluster takes the jobs, by its REST interface on the loopback device */
    FlinkRun(CaseFile each, Path directory, URI cluster) {
        this.each = each;
        this.directory = directory;
        environment = TableEnvironment.create(EnvironmentSettings.newInstance()
            .inStreamingMode().withConfiguration(Configuration.fromMap(Map.of(
                "execution.target", "remote",
                "rest.address", cluster.getHost(),
                "rest.port", String.valueOf(cluster.getPort()),
                "parallelism.default", "1",
                "pipeline.auto-watermark-interval", "0 ms",
                "restart-strategy.type", "none",
                "table.local-time-zone", "UTC"))).build());
    }

    /** A cluster within this process, of as many slots as a case has tasks side by side. */
    static MiniCluster startedCluster() throws Exception {
        final MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
            .setNumTaskManagers(1).setNumSlotsPerTaskManager(SLOTS)
            .setConfiguration(Configuration.fromMap(Map.of(
                "rest.address", "127.0.0.1", "rest.bind-address", "127.0.0.1", "rest.bind-port", "0"))).build());
        cluster.start();
        return cluster;
    }

    /** What comes out, as {@link CaseFile#expected} has it. */
    String rows() throws IOException, InterruptedException, ExecutionException {
        each.writeTables(directory);
        CollectedChanges.clear();
        for (final String table : each.tables().keySet()) {
            final String declared = each.declared(table, file -> directory.resolve(file).toString());
            execute(each.tables().get(table).lookup()
                ? declared.replace("'filesystem'", "'" + LookupFactory.NAME + "'") : declared);
        }
        for (final String statement : statements(each.script())) {
            execute(statement);
        }
        for (final String sink : each.sinks().keySet()) {
            execute(each.sink(sink, CollectingFactory.NAME));
        }
        for (final String statement : statements(each.insertions())) {
            execute(statement);
        }
        return each.shown(CollectedChanges.lines());
    }

    private void execute(String statement) throws InterruptedException, ExecutionException {
        final String text = statement.strip().replaceAll(";$", "");
        final Matcher setting = SETTING.matcher(text);
        if (setting.matches()) {
            environment.getConfig().set(setting.group(1), setting.group(2));
            return;
        }
        final TableResult result = environment.executeSql(text);
        if (result.getJobClient().isPresent()) {
            result.await();
        }
    }

    /** Statements that end with their line; those of a set are one. */
    private static List<String> statements(String script) {
        final List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (final String line : script.lines().toList()) {
            statement.append(line).append('\n');
            final boolean inSet = statement.toString().startsWith("EXECUTE STATEMENT SET");
            if (inSet ? line.strip().equals("END;") : line.stripTrailing().endsWith(";")) {
                statements.add(statement.toString());
                statement = new StringBuilder();
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalArgumentException("a statement without its end: " + statement);
        }
        return statements;
    }
}
