package io.turgo.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "latency --rates fast | `fast` is no rate such as 500000, 500k or 1M",
        "latency --engine flonk | no engine is called `flonk`",
        "latency --rate 10k | option '--rate' is not known",
        "ratios --quik | option '--quik' is not known",
        "ratios --dir | --dir"})
    void wrongOptionsAreOneClearLine(String options, String complaint) {
        final StringWriter out = new StringWriter();
        final int code = Main.run(new PrintWriter(out), new PrintWriter(out), ("bench " + options).split(" "));
        assertEquals(1, code, out.toString());
        assertTrue(out.toString().contains(complaint), out.toString());
        assertFalse(out.toString().contains("\tat "), out.toString());
    }
}
