package io.turgo.bench.scale.job;

import io.turgo.pipeline.RowFunctions;
import io.turgo.pipeline.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * So many cheap stages one behind the other, no two of them alike: filters that let all but a few rows pass and derived
 * fields in turn; each is a lambda of its own, as in a pipeline that somebody wrote.
 *
 * @param stages 1 to {@link #MOST}
 */
public record ChainPart(int stages) implements Part {
    /** The most stages there are lambdas for. */
    public static final int MOST = 16;

    private static final List<RowFunctions.Test<EventView>> FILTERS = List.of(
        event -> event.value() != 100_001, event -> event.value() % 1_021 != 7, event -> event.key() != -1,
        event -> event.value() + event.key() != 100_003, event -> (event.value() & 4_095) != 11,
        event -> event.value() * 3 != 300_039, event -> event.value() - event.key() != 100_017,
        event -> (event.value() ^ event.key()) != 100_019);

    private static final List<RowFunctions.ToLong<EventView>> DERIVED = List.of(
        event -> event.value() * 3, event -> event.value() + event.key(), event -> event.value() >>> 2,
        event -> event.key() * 5, event -> event.value() ^ event.key(), event -> event.value() - 100_000,
        event -> event.value() % 1_000, event -> event.value() & ~event.key());

    @Override
    public void attach(Stream<EventView> events, Checksums found) {
        Stream<EventView> place = events;
        final List<String> fields = new ArrayList<>(List.of("value"));
        for (int i = 0; i < stages; i++) {
            if (i % 2 == 0) {
                place = place.filter("filter-" + i, FILTERS.get(i / 2));
            } else {
                place = place.deriveLong("derived_" + i, DERIVED.get(i / 2));
                fields.add("derived_" + i);
            }
        }
        place.through("digest", new Digest(found, fields));
    }

    @Override
    public Naive naive(Events events) {
        return (index, timeNs, key, value, expected) -> {
            final NaiveEvent event = new NaiveEvent(events.keyField(key), value);
            for (int i = 0; i < stages; i += 2) {
                if (!FILTERS.get(i / 2).test(event)) {
                    return;
                }
            }
            expected.word(value);
            for (int i = 1; i < stages; i += 2) {
                expected.word(DERIVED.get(i / 2).apply(event));
            }
            expected.end();
        };
    }

    private record NaiveEvent(long key, long value) implements EventView {
    }
}
