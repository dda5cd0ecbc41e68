package io.turgo.egress.testing;

import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * One output of a contract test.
 *
 * @param id     its id
 * @param number a number of its own
 * @param text   some text, or null
 */
public record SinkOutput(OutputId id, long number, String text) {
    private static final List<String> TEXTS = Arrays.asList("a", "", "é,\"\n", null, "O'Neill; --");

    /** Random outputs in the order of their ids: several per cause, causes without one, and control records. */
    static List<SinkOutput> random(Random random, int count) {
        final List<SinkOutput> outputs = new ArrayList<>();
        OutputId id = new OutputId(random.nextInt(2), 0, 0);
        for (int i = 0; i < count; i++) {
            outputs.add(new SinkOutput(id, i, TEXTS.get(random.nextInt(TEXTS.size()))));
            id = switch (random.nextInt(3)) {
                case 0 -> new OutputId(id.sequence(), id.control(), id.ordinal() + 1);
                case 1 -> new OutputId(id.sequence(), id.control() + 1 + random.nextInt(2), 0);
                default -> new OutputId(id.sequence() + 1 + random.nextInt(3), id.control(), 0);
            };
        }
        return outputs;
    }

    /** As {@link SinkContract#held} gives it. */
    String shown() {
        return number + "," + text;
    }

    void writeTo(Sink sink, SinkFixture fixture) {
        sink.write(id.sequence(), id.control(), id.ordinal(), fixture.row(number, text));
    }
}
