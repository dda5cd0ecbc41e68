package io.turgo.bench.simulation;

import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.Stepper;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Scope;
import java.util.List;

/** One start of the engine until its end. */
final class Session {
    private final Engine engine;
    private final Stepper stepper;
    private final List<Event> events;
    private final RowPublisher publisher;
    private final Scope scope;
    private int next;

    Session(Engine engine, Stepper stepper, List<Event> events, int partitions) {
        this.engine = engine;
        this.stepper = stepper;
        this.events = events;
        publisher = engine.publisher(SimulatedJob.SOURCE);
        scope = engine.scope(SimulatedJob.SOURCE);
        for (int partition = 0; partition < partitions; partition++) {
            next = Math.max(next, (int) engine.lastPosition(SimulatedJob.SOURCE, partition) + 1);
        }
    }

    /** Publishes so many events again that the engine has. */
    void goBack(int count) {
        next = Math.max(0, next - count);
    }

    Engine engine() {
        return engine;
    }

    Stepper stepper() {
        return stepper;
    }

    /** The next event to be published: all before it were accepted, or published in this session. */
    int next() {
        return next;
    }

    boolean hasMore() {
        return next < events.size();
    }

    /** Publishes some events; ends early where there is no room. */
    void publish(int count) {
        final int end = Math.min(events.size(), next + count);
        while (next < end && SimulatedJob.publish(events.get(next), publisher, scope, engine.symbols())) {
            next++;
        }
    }

    /** Publishes all that is left and the end of the input, and lets the engine come to its end. */
    EngineResult finish(int partitions) {
        while (hasMore()) {
            publish(events.size());
            stepper.stepAll();
        }
        for (int partition = 0; partition < partitions; partition++) {
            publisher.partition(partition);
            publisher.endOfInput();
        }
        return engine.finish();
    }
}
