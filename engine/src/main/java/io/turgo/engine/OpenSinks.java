package io.turgo.engine;

import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.Journal;
import io.turgo.pipeline.Plan;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.symbol.SymbolDictionary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The sinks of a plan, opened one after the other; what they hold already is checked against the journal. */
final class OpenSinks implements AutoCloseable {
    private final Map<String, OutputId> held = new LinkedHashMap<>();
    private final Map<String, Sink> sinks = new LinkedHashMap<>();

    /**
     * Opens all sinks, or none.
     *
     * @param journal or null where there is none
     * @param discard whether to open none and let outputs go nowhere
     */
    OpenSinks(Plan plan, Journal journal, SymbolDictionary symbols, boolean discard) {
        final UUID id = journal == null ? UUID.randomUUID() : journal.id();
        try {
            for (final StagePlan stage : plan.sinks()) {
                final Sink sink = discard ? new DiscardingSink(stage.sink()) : stage.sink();
                final OutputId last = sink.open(new EngineSinkContext(stage, id, journal != null, symbols));
                sinks.put(stage.name(), sink);
                held.put(stage.name(), last);
                if (journal != null && !discard) {
                    check(stage.name(), last, journal);
                }
            }
        } catch (final RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void check(String name, OutputId last, Journal journal) {
        final long next = journal.info().nextSequence();
        if (last.sequence() >= next) {
            throw new ConfigurationException("sink `" + name + "` holds output " + last + " of journal "
                + journal.id() + ", which ends at sequence " + (next - 1)
                + "; the journal has lost its end or is an older copy: restore it, or remove the sink's output and let "
                + "it be made again");
        }
    }

    Sink sink(String name) {
        return sinks.get(name);
    }

    OutputId held(String name) {
        return held.get(name);
    }

    @Override
    public void close() {
        sinks.values().forEach(Sink::close);
    }
}
