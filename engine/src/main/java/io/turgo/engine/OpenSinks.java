package io.turgo.engine;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.Durability;
import io.turgo.frame.Journal;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.pipeline.Plan;
import io.turgo.symbol.SymbolDictionary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.agrona.CloseHelper;

/** The sinks of a plan, opened one after the other; what they hold already is checked against the journal. */
final class OpenSinks implements AutoCloseable {
    private final Map<String, OutputId> held = new LinkedHashMap<>();
    private final Map<String, Sink> sinks = new LinkedHashMap<>();
    private final Map<String, RoomWait> rooms = new LinkedHashMap<>();

    /**
     * Opens all sinks, or none. Without a journal ids start anew with every run, so what a sink holds says nothing.
     *
     * @param journal or null where there is none
     * @param rooms   makes what waits where a sink's disk is full, by the sink's name
     * @param choice  gives what is opened for a sink of that name
     */
    OpenSinks(Plan plan, Journal journal, SymbolDictionary symbols, Function<String, RoomWait> rooms,
        BiFunction<String, Sink, Sink> choice) {
        final UUID id = journal == null ? UUID.randomUUID() : journal.id();
        try {
            for (final StagePlan stage : plan.sinks()) {
                final Sink sink = choice.apply(stage.name(), stage.sink());
                final boolean holds = !(sink instanceof DiscardingSink);
                final RoomWait room = rooms.apply(stage.name());
                this.rooms.put(stage.name(), room);
                final OutputId last = sink.open(new EngineSinkContext(stage, id,
                    journal == null ? Durability.NONE : journal.durability(), symbols, room));
                sinks.put(stage.name(), sink);
                held.put(stage.name(), journal == null && holds ? OutputId.NONE : last);
                if (journal != null && holds) {
                    check(stage.name(), last, journal);
                }
            }
        } catch (final RuntimeException | Error e) {
            CloseHelper.quietCloseAll(sinks.values());
            throw e;
        }
    }

    private static void check(String name, OutputId last, Journal journal) {
        final long lastSequence = journal.info().nextSequence() - 1;
        if (last.sequence() > lastSequence) {
            throw beyond(name, last, journal, "sequence " + lastSequence);
        }
    }

    /** Checks the held outputs against the journal's very end. */
    void requireCauses(long lastSequence, long controls, Journal journal) {
        held.forEach((name, last) -> {
            if (sinks.get(name) instanceof DiscardingSink) {
                return;
            }
            if (last.sequence() > lastSequence || last.sequence() == lastSequence && last.control() > controls) {
                throw beyond(name, last, journal, "sequence " + lastSequence + " and control record " + controls);
            }
        });
    }

    private static ConfigurationException beyond(String name, OutputId last, Journal journal, String end) {
        return new ConfigurationException("sink `" + name + "` holds output " + last + " of journal "
            + journal.id() + ", which ends at " + end
            + "; the journal has lost its end or is an older copy: restore it, or remove the sink's output and let "
            + "it be made again");
    }

    Sink sink(String name) {
        return sinks.get(name);
    }

    RoomWait room(String name) {
        return rooms.get(name);
    }

    OutputId held(String name) {
        return held.get(name);
    }

    /** Whether a sink keeps the id of its last output: what it holds then tells what it lacks. */
    boolean keepsIds(String name) {
        return sinks.get(name).guarantee() == Guarantee.EXACTLY_ONCE;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(sinks.values());
    }
}
