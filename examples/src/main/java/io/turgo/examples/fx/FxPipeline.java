package io.turgo.examples.fx;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.first;
import static io.turgo.operators.aggregate.Aggregate.last;
import static io.turgo.operators.aggregate.Aggregate.max;
import static io.turgo.operators.aggregate.Aggregate.min;

import io.turgo.connectors.csv.CsvColumn;
import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.connectors.csv.CsvFormat;
import io.turgo.connectors.csv.CsvSource;
import io.turgo.connectors.value.TimeFormat;
import io.turgo.connectors.file.ByteSource;
import io.turgo.daemon.PipelineProvider;
import io.turgo.decimal.Decimal;
import io.turgo.operators.join.AsOfJoin;
import io.turgo.operators.join.Deduplicate;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Quotes of two venues in; out come the best bid and ask of both, alerts where one venue bids more than the other asks
 * or has fallen silent, bars of the middle, and each quote of the first venue beside the newest of the second.
 *
 * <p>Each venue's quotes are joined, as of their time, with the other's; the union of both is the whole market at each
 * quote. A quote whose bid is above its own ask counts nowhere.
 */
public final class FxPipeline implements PipelineProvider {
    /** The venue whose quotes are shown beside the other's. */
    static final String FXCM = "fxcm";
    /** The other one. */
    static final String OANDA = "oanda";

    private static final int DIGITS = 18;
    private static final int SCALE = 6;
    private static final Decimal HALF = Decimal.of("0.5");
    /** The other venue's quote counts for so long. */
    private static final long STALE_NS = Duration.ofSeconds(10).toNanos();
    private static final Duration CROSSED_ONCE_IN = Duration.ofSeconds(1);
    private static final Duration STALE_ONCE_IN = Duration.ofMinutes(1);
    private static final Schema QUOTES = Schema.named("quotes").timestamp("time").symbol("venue").symbol("pair")
        .decimal("bid", DIGITS, SCALE).decimal("ask", DIGITS, SCALE).build();

    private final ByteSource quotes;

    /** The pipeline over quotes that are made up. */
    public FxPipeline() {
        this(MergedQuotes.of(MadeQuotes.of(MadeQuotes.DEFAULT_SEED)));
    }

    /** @param quotes CSV in the order of time, with the columns time_ns, venue, pair, bid, ask */
    FxPipeline(ByteSource quotes) {
        this.quotes = quotes;
    }

    @Override
    public String name() {
        return "fx";
    }

    @Override
    public Pipeline define(Path outputDirectory) {
        final Pipeline pipeline = Pipeline.named(name());
        final Stream<Quote> sound = pipeline.source("quotes", QUOTES, EventTime.ascending("time")).as(Quote.class)
            .filter("sound", quote -> quote.bid().compareTo(quote.ask()) <= 0);
        final Stream<Quote> fxcm = sound.filter(FXCM, quote -> quote.venue().equals(FXCM));
        final Stream<Quote> oanda = sound.filter(OANDA, quote -> quote.venue().equals(OANDA));
        final AsOfJoin besideOther = AsOfJoin.newest().on("pair")
            .rightFields("time", "venue", "bid", "ask").prefixed("other_").leftOuter();
        final Stream<Row> fxcmBook = fxcm.join("fxcm-book", oanda, besideOther);
        fxcmBook.to("beside", prices(sink(outputDirectory, "beside.csv").columns("time", "pair"), "bid", "ask")
            .columns("other_time").column(price("other_bid")).column(price("other_ask")));
        market(fxcmBook.union("book", oanda.join("oanda-book", fxcm, besideOther)).as(Book.class), outputDirectory);
        pipeline.deadLetters().to("rejected", sink(outputDirectory, "dead-letters.csv"));
        return pipeline.read("quotes", CsvSource.of(quotes).format(
            CsvFormat.standard().rename("time_ns", "time").times(TimeFormat.EPOCH_NANOS)));
    }

    private static void market(Stream<Book> book, Path directory) {
        final Stream<Book> best = book
            .deriveBoolean("fresh", at -> !at.otherTimeIsNull() && at.time() - at.otherTime() <= STALE_NS)
            .deriveDecimal("best_bid", DIGITS, SCALE, (at, result) -> result.set(
                at.fresh() && at.otherBid().compareTo(at.bid()) > 0 ? at.otherBid() : at.bid()))
            .deriveDecimal("best_ask", DIGITS, SCALE, (at, result) -> result.set(
                at.fresh() && at.otherAsk().compareTo(at.ask()) < 0 ? at.otherAsk() : at.ask()))
            .deriveDecimal("mid", DIGITS, SCALE + 1, (at, result) ->
                result.product(at.bestBid(), HALF).addProduct(at.bestAsk(), HALF));
        best.to("best", prices(sink(directory, "best.csv").columns("time", "pair", "venue"),
            "best_bid", "best_ask", "mid"));
        best.filter("is-crossed", at -> at.bestBid().compareTo(at.bestAsk()) > 0)
            .through("crossed", Deduplicate.within(CROSSED_ONCE_IN).by("pair"))
            .to("crossed-alerts", prices(sink(directory, "crossed.csv").columns("time", "pair", "venue"),
                "bid", "ask", "other_bid", "other_ask"));
        best.filter("is-stale", at -> !at.otherTimeIsNull() && !at.fresh())
            .through("stale", Deduplicate.within(STALE_ONCE_IN).by("pair", "other_venue"))
            .to("stale-alerts", sink(directory, "stale.csv").columns("time", "pair", "other_venue", "other_time"));
        best.through("bars-1s", Tumbling.every(Duration.ofSeconds(1)).by("pair").named("bars").aggregate(
                first("mid").as("open"), max("mid").as("high"), min("mid").as("low"), last("mid").as("close"),
                count().as("quotes")))
            .to("bars", prices(sink(directory, "bars.csv").columns("window_start", "pair"),
                "open", "high", "low", "close").columns("quotes"));
    }

    private static CsvFileSink sink(Path directory, String name) {
        return CsvFileSink.to(directory.resolve(name));
    }

    private static CsvFileSink prices(CsvFileSink sink, String... fields) {
        CsvFileSink all = sink;
        for (final String field : fields) {
            all = all.column(price(field));
        }
        return all;
    }

    private static CsvColumn price(String field) {
        return CsvColumn.of(field).stripTrailingZeros();
    }
}
