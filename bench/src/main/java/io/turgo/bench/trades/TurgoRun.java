package io.turgo.bench.trades;

import io.turgo.egress.CallbackSink;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.Idle;
import io.turgo.engine.Publisher;
import io.turgo.engine.ReplayListener;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.Journal;
import io.turgo.pipeline.Pipeline;
import java.util.function.Function;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * The job in an engine.
 * <pre>
 *   caller --> [ring] --> turgo-intake: journal, if any; stages; sinks     (fused)
 *   caller --> [ring] --> turgo-intake --> [ring] --> a thread per stage   (pipelined)
 * </pre>
 */
public final class TurgoRun implements AutoCloseable {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final Tally tally;
    private final Engine engine;
    private final Publisher<TradeView> publisher;
    private final int[] numbers;

    /**
     * Starts an engine.
     *
     * @param journal or null; the engine closes it
     */
    public TurgoRun(Journal journal, ThreadPlan threads, Idle idle) {
        this(journal, Engine.context().threads(threads).idle(idle), TradesPipeline.Verdict.NONE);
    }

    /** Starts an engine with settings to which only the journal is added. */
    public TurgoRun(Journal journal, Context context, TradesPipeline.Verdict verdict) {
        this(new Tally(), journal, context, tally -> TradesPipeline.define(tally, verdict));
    }

    /** Starts an engine as a trading service would: each trade comes back through {@code verdicts}, behind the gate. */
    public TurgoRun(Journal journal, Context context, CallbackSink<TradeView> verdicts) {
        this(new Tally(), journal, context, tally -> TradesPipeline.define(tally, verdicts));
    }

    /** Starts an engine on the job in Java. */
    public static TurgoRun ofJava(Journal journal, Context context) {
        return new TurgoRun(journal, context, TradesPipeline.Verdict.NONE);
    }

    /** Starts an engine on the job in SQL. */
    public static TurgoRun ofSql(Journal journal, Context context) {
        return new TurgoRun(new Tally(), journal, context, TradesSql::define);
    }

    private TurgoRun(Tally tally, Journal journal, Context context, Function<Tally, Pipeline> pipeline) {
        this.tally = tally;
        if (journal != null) {
            context.journal(journal);
        }
        engine = Engine.start(pipeline.apply(tally), context);
        publisher = engine.publisher(TradesPipeline.SOURCE, TradeView.class);
        numbers = numbers(engine);
    }

    private static int[] numbers(Engine engine) {
        final int[] numbers = new int[Trades.SYMBOLS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = engine.symbols().intern(Trades.symbolText(i));
        }
        return numbers;
    }

    /** Publishes trades; allocates nothing. */
    public void publish(Trades trades, int from, int to) {
        for (int i = from; i < to; i++) {
            fill(publisher.claim(), trades, i);
            publisher.commit();
        }
    }

    /** Publishes one trade with the time at which it was due, on the clock of {@link System#nanoTime}. */
    public void publish(Trades trades, int index, long sendTimeNs) {
        fill(publisher.claim(), trades, index);
        publisher.commit(index, sendTimeNs);
    }

    private void fill(TradeView trade, Trades trades, int index) {
        trade.time(trades.timeNs(index));
        trade.symbol(numbers[trades.symbol(index)]);
        trade.price(trades.price(index));
        trade.amount(trades.amount(index));
    }

    /** Waits until everything published is done. */
    public void drain() {
        engine.drain();
    }

    /** Does the job on the first {@code count} trades; once. */
    public Outcome run(Trades trades, int count) {
        final long startNs = CLOCK.nanoTime();
        publish(trades, 0, count);
        engine.drain();
        final long elapsedNs = CLOCK.nanoTime() - startNs;
        return new Outcome(tally, elapsedNs, finish().journalBytes());
    }

    /** Publishes the end of the input, at which all windows fire, and stops. */
    public EngineResult finish() {
        publisher.endOfInput();
        return engine.finish();
    }

    /** Replays a journal through a pipeline of its own. */
    public static Outcome replay(Journal journal) {
        return replay(journal, ReplayListener.SILENT);
    }

    /** Replays a journal through a pipeline of its own and tells how far it is. */
    public static Outcome replay(Journal journal, ReplayListener listener) {
        final Tally found = new Tally();
        final long startNs = CLOCK.nanoTime();
        final EngineResult result = Engine.replay(
            TradesPipeline.define(found), Engine.context().journal(journal).onReplay(listener), Long.MAX_VALUE);
        return new Outcome(found, CLOCK.nanoTime() - startNs, result.journalBytes());
    }

    /** What was found; once the engine has come to rest. */
    public Tally tally() {
        return tally;
    }

    @Override
    public void close() {
        engine.close();
    }
}
