package io.turgo.engine;

import io.turgo.pipeline.Plan.SourcePlan;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.source.SourceNotes;
import io.turgo.stage.Scope;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** The notes of one source: rows of a reference table that no stage follows. */
final class RingNotes implements SourceNotes, AutoCloseable {
    private final Scope scope;
    private final ReferenceContents contents;
    private final Collection<byte[]> noted;
    private final ReferencePublisher changes;
    private final RequiredFields required;
    private Row claimed;

    /** @param noted the bodies of the rows that the journal had */
    RingNotes(
        SourcePlan source, ReferenceContents contents, Collection<byte[]> noted, ReferencePublisher changes) {
        this.contents = contents;
        this.noted = noted;
        this.changes = changes;
        scope = Scope.of(source.notes().schema());
        required = new RequiredFields(
            source.notes().name(), scope.layout(), source.notes().schema().fields().size());
    }

    @Override
    public Scope rows() {
        return scope;
    }

    @Override
    public void forEach(Consumer<Row> reader) {
        final RecordLayout layout = scope.layout();
        final Row row = new Row();
        row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(layout.fixedLength())), 0, layout.fixedLength());
        for (final byte[] body : noted) {
            contents.putBody(row.reset(layout), body);
            reader.accept(row);
        }
    }

    @Override
    public Row claim() {
        claimed = changes.claim();
        return claimed;
    }

    @Override
    public void put() {
        required.check(claimed);
        changes.publish(RowKind.INSERT);
    }

    @Override
    public void remove() {
        changes.publish(RowKind.DELETE);
    }

    /** Gives an open claim back. */
    @Override
    public void close() {
        changes.close();
    }
}
