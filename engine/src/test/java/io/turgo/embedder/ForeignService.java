package io.turgo.embedder;

import io.turgo.engine.Engine;
import io.turgo.engine.Publisher;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Publishes through views of its own, of which one is private, and gives what was called back. */
public final class ForeignService implements Supplier<List<String>> {
    private interface Quote {
        Quote time(long ns);

        Quote pair(String pair);

        String pair();

        Quote size(long size);

        long size();
    }

    interface Judged extends Quote {
        boolean large();
    }

    @Override
    public List<String> get() {
        final List<String> seen = new ArrayList<>();
        final Pipeline pipeline = Pipeline.named("foreign");
        pipeline.source("quotes", Schema.named("quotes").timestamp("time").symbol("pair").int64("size").build(),
                EventTime.ascending("time")).as(Judged.class)
            .filter("sized", quote -> quote.size() > 0)
            .deriveBoolean("large", quote -> quote.size() > 1)
            .to("judged", (id, quote) -> seen.add(id + " " + quote.pair() + " " + quote.large()));
        try (Engine engine = Engine.start(pipeline, Engine.context());
            Publisher<Quote> publisher = engine.publisher("quotes", Quote.class)) {
            for (long i = 0; i < 3; i++) {
                publisher.publish(i, (quote, from) -> quote.time(from).pair("eurusd").size(from));
            }
            engine.finish();
        }
        return seen;
    }
}
