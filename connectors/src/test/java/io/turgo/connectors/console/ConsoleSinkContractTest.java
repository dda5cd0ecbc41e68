package io.turgo.connectors.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.csv.CsvFileSinkContractTest;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.testing.SinkContract;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleSinkContractTest extends SinkContract {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Override
    protected Sink sink() {
        shown.reset();
        return ConsoleSink.to(new PrintStream(shown, false, StandardCharsets.UTF_8));
    }

    @Override
    protected List<String> held() {
        return CsvFileSinkContractTest.rows(shown.toString(StandardCharsets.UTF_8));
    }

    @Override
    protected Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Test
    void neverHoldsAnId() {
        for (int run = 0; run < 2; run++) {
            final Sink sink = sink();
            assertEquals(OutputId.NONE, sink.open(fixture));
            sink.write(1, 0, 0, fixture.row(1L, "a"));
            sink.commit();
            sink.close();
            assertEquals(List.of("1,a"), held());
        }
    }
}
