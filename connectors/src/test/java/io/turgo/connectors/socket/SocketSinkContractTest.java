package io.turgo.connectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.csv.CsvFileSinkContractTest;
import io.turgo.connectors.testing.Tables;
import io.turgo.egress.Guarantee;
import io.turgo.egress.Sink;
import io.turgo.egress.testing.SinkContract;
import io.turgo.error.EnvironmentException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketSinkContractTest extends SinkContract {
    private Peer peer = Peer.listen();

    @AfterEach
    void close() {
        peer.close();
    }

    private static Sink sink(int port, String... options) {
        final String[] pairs = Arrays.copyOf(
            new String[] {"hostname", "127.0.0.1", "port", "" + port}, 4 + options.length);
        System.arraycopy(options, 0, pairs, 4, options.length);
        final Tables table = Tables.of("socket", Path.of("."), pairs).columns("number INT64", "text STRING NULL");
        return table.connector().sink(table.define());
    }

    @Override
    protected Sink sink() {
        final int port = peer.port();
        peer.close();
        peer = Peer.listen(port);
        return sink(port, "format", "csv", "csv.header", "true");
    }

    @Override
    protected List<String> held() {
        final String received = peer.received();
        return received.isEmpty() ? List.of() : CsvFileSinkContractTest.rows(received);
    }

    @Override
    protected Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Test
    void whatWasNotCommittedWhenTheConnectionBreaksIsSentOverANewOne() {
        final Sink sink = sink(peer.port(), "format", "json");
        sink.open(fixture);
        sink.write(1, 0, 0, fixture.row(1L, "a"));
        sink.commit();
        assertEquals("{\"number\":1,\"text\":\"a\"}\n", peer.received());
        peer.hangUp();
        int next = 2;
        while (peer.accept() < 2 && next < 1000) {
            sink.write(next, 0, 0, fixture.row((long) next, "b"));
            sink.commit();
            next++;
        }
        final String behind = peer.received();
        assertTrue(behind.endsWith("{\"number\":" + (next - 1) + ",\"text\":\"b\"}\n"), behind);
        sink.close();
    }

    @Test
    void withoutAPeerThePipelineStopsByName() {
        final int port = peer.port();
        peer.close();
        final Sink sink = sink(port, "format", "json", "sink.max-retries", "1");
        sink.open(fixture);
        sink.write(1, 0, 0, fixture.row(1L, "a"));
        final String message = assertThrows(EnvironmentException.class, sink::commit).getMessage();
        assertTrue(message.startsWith("sink `output` cannot write to 127.0.0.1:" + port + ", after 2 attempts: "),
            message);
        sink.close();
    }

    @Test
    void theDelimiterStandsBehindEachRecord() {
        final Sink sink = sink(peer.port(), "format", "json", "byte-delimiter", "0");
        sink.open(fixture);
        sink.write(1, 0, 0, fixture.row(1L, "a\nb"));
        sink.write(1, 0, 1, fixture.row(2L, null));
        sink.commit();
        assertEquals("{\"number\":1,\"text\":\"a\\nb\"}\u0000{\"number\":2,\"text\":null}\u0000", peer.received());
        sink.close();
    }
}
