package io.turgo.examples.embedded;

import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.Publisher;
import io.turgo.error.InvalidValueException;
import io.turgo.journal.ChronicleJournal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The service: publishes what comes from the venue and gets verdicts by callback. Its thread is the one that made it;
 * verdicts come on the engine's.
 *
 * <p>The number of a line is its position. At the start the engine says which line it journaled last, and the service
 * goes on exactly behind it; the ledgers say which outputs they have, and the engine goes on exactly behind those.
 */
final class OrderWatch implements AutoCloseable, BitstampFeed.Handler {
    private final VerdictLedger verdicts;
    private final FlowLedger flow;
    private final Engine engine;
    private final Publisher<Order> publisher;
    private final Pace pace;
    private final long resumedBehind;

    /**
     * Starts the service.
     *
     * @param data where the journal and the ledgers are
     */
    OrderWatch(Path data, Pace pace) {
        verdicts = new VerdictLedger(data);
        flow = new FlowLedger(data);
        this.pace = pace;
        final Context context = Engine.context().journal(ChronicleJournal.open(data)).latencySample(1);
        engine = Engine.start(new OrderChecks().define(verdicts.sink(), flow.sink(), data), context);
        publisher = engine.publisher(OrderChecks.ORDERS, Order.class);
        resumedBehind = engine.lastPosition(OrderChecks.ORDERS);
    }

    /** The line that had been journaled last when the service started, or -1. */
    long resumedBehind() {
        return resumedBehind;
    }

    /** Publishes what is new in the feed, up to its end, and gives what it came to. */
    EngineResult watch(BitstampFeed feed) {
        feed.read(this);
        publisher.endOfInput();
        return engine.finish();
    }

    @Override
    public void order(long line, OrderEvent event, String text) {
        if (line <= resumedBehind) {
            return;
        }
        try {
            publisher.publish(line, pace.awaitNs(), event, OrderEvent::translate);
        } catch (final InvalidValueException e) {
            malformed(line, e.getMessage(), text);
        }
    }

    @Override
    public void malformed(long line, String reason, String text) {
        if (line > resumedBehind) {
            publisher.reject(line, reason, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What the verdicts came to, once the service has stopped. */
    VerdictLedger verdicts() {
        return verdicts;
    }

    /** What the flow came to, once the service has stopped. */
    FlowLedger flow() {
        return flow;
    }

    @Override
    public void close() {
        publisher.close();
        engine.close();
    }
}
