package io.turgo.connectors.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.connectors.csv.CsvColumn;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.error.EnvironmentException;
import io.turgo.record.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleSinkTest {
    private final SinkFixture fixture = SinkFixture.of(Schema.named("s").int32("a").string("b").build());

    @Test
    void printsWhatIsCommitted() {
        final ByteArrayOutputStream shown = new ByteArrayOutputStream();
        final ConsoleSink sink = ConsoleSink.to(new PrintStream(shown, false, StandardCharsets.UTF_8))
            .columns("b").column(CsvColumn.of("a").titled("number"));
        assertEquals(Guarantee.AT_LEAST_ONCE, sink.guarantee());
        assertEquals(OutputId.NONE, sink.open(fixture));
        sink.write(1, 0, 0, fixture.row(1, "é"));
        sink.commit();
        sink.write(2, 0, 0, fixture.row(2, "lost"));
        sink.close();
        assertEquals("b,number\né,1\n", shown.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aClosedConsoleIsAnError() {
        final ConsoleSink sink = ConsoleSink.to(new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        }));
        assertThrows(EnvironmentException.class, () -> sink.open(fixture));
    }
}
