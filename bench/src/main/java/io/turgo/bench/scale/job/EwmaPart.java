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
    /** The detector. */
    public static EwmaDetector detector() {
        return EwmaDetector.on("value").by("key").alpha(NaiveEwma.ALPHA).warmUp(1).threshold(NaiveEwma.THRESHOLD);
    }

    @Override
    public void attach(Stream<EventView> events, Checksums found) {
        events.through("ewma", detector())
            .through("scores", new Digest(found, List.of("key", EwmaDetector.DEFAULT_NAME)));
    }

    @Override
    public Naive naive(Events events) {
        final NaiveEwma ewma = new NaiveEwma(keys);
        return (index, timeNs, key, value, expected) -> {
            final double score = ewma.score(key, value);
            expected.word(events.keyField(key));
            expected.word(Double.isNaN(score) ? Digest.absent() : Double.doubleToRawLongBits(score));
            expected.end();
        };
    }
}
