package io.turgo.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;

class HiccupMeterTest {
    private static final int MOST_TRIES = 12;

    @Test
    void notesWakeUpsUntilItIsClosed() {
        HiccupMeter meter = notingFor(1);
        for (int i = 1; i < MOST_TRIES && meter.hiccups().getTotalCount() == 0; i++) {
            meter = notingFor(1 << i);
        }
        final long noted = meter.hiccups().getTotalCount();
        assertTrue(noted > 0);
        spinFor(2);
        meter.close();
        assertEquals(noted, meter.hiccups().getTotalCount());
    }

    private static HiccupMeter notingFor(int periods) {
        final HiccupMeter meter = new HiccupMeter();
        try (meter) {
            spinFor(periods);
        }
        return meter;
    }

    private static void spinFor(int periods) {
        final long endNs = SystemNanoClock.INSTANCE.nanoTime() + periods * HiccupMeter.PERIOD_NS;
        while (SystemNanoClock.INSTANCE.nanoTime() < endNs) {
            Thread.onSpinWait();
        }
    }
}
