package io.turgo.bench.scale.job;

import io.turgo.pipeline.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at every word of every event, and does nothing else.
 *
 * @param padding of the events
 */
public record CarryPart(Padding padding) implements Part {
    @Override
    public void attach(Stream<EventView> events, Checksums found) {
        final List<String> fields = new ArrayList<>(List.of("time", "key", "value"));
        padding.fields().forEach(field -> fields.add(field.name()));
        events.through("digest", new Digest(found, fields));
    }

    @Override
    public Naive naive(Events events) {
        return (index, timeNs, key, value, expected) -> {
            expected.word(timeNs);
            expected.word(events.keyField(key));
            expected.word(value);
            for (int word = 0; word < padding.words(); word++) {
                expected.word(padding.events().padding(index, word));
            }
            expected.end();
        };
    }
}
