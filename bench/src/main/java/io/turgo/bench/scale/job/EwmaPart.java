package io.turgo.bench.scale.job;

import io.turgo.operators.detect.EwmaDetector;
import io.turgo.pipeline.Stream;
import java.util.List;

/**
 * A detector per key, whose every score counts: one row of state for each key there is, for ever.
 *
 * @param keys how many there are
 */
public record EwmaPart(int keys) implements Part {
    private static final double ALPHA = 0.05;
    private static final double THRESHOLD = 6.0;

    @Override
    public void attach(Stream<EventView> events, Checksums found) {
        events.through("ewma", EwmaDetector.on("value").by("key").alpha(ALPHA).warmUp(1).threshold(THRESHOLD))
            .through("scores", new Digest(found, List.of("key", EwmaDetector.DEFAULT_NAME)));
    }

    @Override
    public Naive naive(Events events) {
        return new Naive() {
            private final boolean[] seen = new boolean[keys];
            private final double[] means = new double[keys];
            private final double[] variances = new double[keys];

            @Override
            public void onEvent(long index, long timeNs, int key, long value, Checksum expected) {
                expected.word(events.keyField(key));
                expected.word(learn(key, value));
                expected.end();
            }

            /** The bits of the score. */
            private long learn(int key, double value) {
                if (!seen[key]) {
                    seen[key] = true;
                    means[key] = value;
                    return Digest.absent();
                }
                final double distance = value - means[key];
                final double score = score(Math.abs(distance), variances[key]);
                final double step = ALPHA * distance;
                means[key] += step;
                variances[key] = (1 - ALPHA) * (variances[key] + distance * step);
                return Double.doubleToRawLongBits(score);
            }
        };
    }

    private static double score(double distance, double variance) {
        if (variance == 0) {
            return distance == 0 ? 0 : 1;
        }
        final double z = distance / Math.sqrt(variance);
        return z / (z + THRESHOLD);
    }
}
