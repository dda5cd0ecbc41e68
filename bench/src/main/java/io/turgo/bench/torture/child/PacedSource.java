package io.turgo.bench.torture.child;

import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import io.turgo.source.SourceNotes;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;

/**
 * A source whose new records come at a pace; what it passes over to resume does not.
 *
 * @param source    what is slowed down
 * @param perSecond as in {@link Pace}
 */
record PacedSource(Source source, int perSecond) implements Source {
    @Override
    public Schema notes() {
        return source.notes();
    }

    @Override
    public void run(SourceContext context) throws Exception {
        source.run(new Paced(context, new PacedPublisher(context.publisher(), new Pace(perSecond))));
    }

    private record Paced(SourceContext context, RowPublisher publisher) implements SourceContext {
        @Override
        public String name() {
            return context.name();
        }

        @Override
        public Scope rows() {
            return context.rows();
        }

        @Override
        public SourceNotes notes() {
            return context.notes();
        }

        @Override
        public SymbolDictionary symbols() {
            return context.symbols();
        }

        @Override
        public long resumePosition() {
            return context.resumePosition();
        }

        @Override
        public long resumePosition(int partition) {
            return context.resumePosition(partition);
        }

        @Override
        public boolean running() {
            return context.running();
        }
    }
}
