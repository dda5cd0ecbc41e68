package io.turgo.stage;

import io.turgo.record.Row;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** One slot; every row that leaves it is shown to a consumer. Checks that claim and emit alternate. */
final class HarnessOutlet implements Outlet {
    private final Scope scope;
    private final Row row = new Row();
    private final Consumer<Row> consumer;
    private boolean claimed;

    HarnessOutlet(Scope scope, int slotBytes, Consumer<Row> consumer) {
        this.scope = scope;
        this.consumer = consumer;
        row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(slotBytes)), 0, slotBytes);
    }

    @Override
    public Row claim() {
        claimed = true;
        return row.reset(scope.layout());
    }

    @Override
    public void emit() {
        if (!claimed) {
            throw new IllegalStateException("emit without a claim");
        }
        claimed = false;
        consumer.accept(row);
    }
}
