package io.turgo.sql.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.turgo.sql.CaseFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.ValidationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the cases of SQL expect is what Flink gives, but for those that name a difference; these do differ. */
class FlinkCasesTest {
    /** Some refusals come as Calcite has them, which only Flink's own class loader knows. */
    private static final String PLANNER = "org.apache.calcite.";

    private static MiniCluster cluster;
    private static URI address;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        cluster = FlinkRun.startedCluster();
        address = cluster.getRestAddress().get();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    static List<String> cases() throws IOException {
        return CaseFile.all(root());
    }

    private static Path root() {
        return Path.of(System.getProperty("turgo.cases"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void flinkGivesTheSame(String file) throws IOException, InterruptedException, ExecutionException {
        final CaseFile each = CaseFile.read(root().resolve(file));
        if (each.difference().isEmpty()) {
            assertEquals(each.expected(), new FlinkRun(each, directory, address).rows());
        } else {
            assertNotEquals(each.expected(), rowsOrRefusal(each), "does not differ any more: " + each.difference());
        }
    }

    /** What Flink says of a case that it does not plan; a job that fails is a failure of this test. */
    private String rowsOrRefusal(CaseFile each) throws IOException, InterruptedException, ExecutionException {
        try {
            return new FlinkRun(each, directory, address).rows();
        } catch (final ValidationException | TableException e) {
            return e.toString();
        } catch (final RuntimeException e) {
            if (e.getClass().getName().startsWith(PLANNER)) {
                return e.toString();
            }
            throw e;
        }
    }
}
