package io.turgo.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyResultTest {
    @Test
    void aHistogramOfAnotherProcessIsRead() {
        final Histogram sent = LatencyResult.histogram();
        sent.recordValue(1_000);
        sent.recordValueWithCount(5_000_000, 3);
        final ByteBuffer buffer = ByteBuffer.allocate(sent.getNeededByteBufferCapacity());
        final int length = sent.encodeIntoCompressedByteBuffer(buffer);
        final String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        final LatencyResult result = LatencyResult.decoded(1_000, false, text);
        assertEquals(sent, result.latencies());
        final Histogram sum = LatencyResult.histogram();
        sum.add(result.latencies());
        assertEquals(4, sum.getTotalCount());
    }

    @Test
    void whatIsNoHistogramIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LatencyResult.decoded(1, false, "AAAA AAAA"));
    }
}
