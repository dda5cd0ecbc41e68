package io.turgo.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Accessors in Java's spelling of fields in SQL's. */
class ViewNamesTest {
    private static final RecordLayout LAYOUT = RecordLayout.of(Schema.named("windows").timestamp("window_start")
        .field(Field.int64("best_bid").orNull()).int64("bestAsk").int64("best_ask").build());

    interface Window {
        Window windowStart(long ns);

        long windowStart();

        boolean windowStartIsNull();

        Window bestBid(long value);

        long bestBid();

        Window nullBestBid();

        boolean bestBidIsNull();

        Window bestAsk(long value);

        long bestAsk();
    }

    interface Misspelt {
        long windowsStart();
    }

    private static <V> V view(Class<V> type) {
        final V view = ViewFactory.create(
            type, ViewColumns.of("here", ViewColumns.Access.PUBLISH, LAYOUT), new SymbolDictionary(1));
        ((RowView) view).wrap(new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(256)), 0, 256).reset(LAYOUT));
        return view;
    }

    @Test
    void camelCaseFindsUnderscores() {
        final Window window = view(Window.class);
        assertTrue(window.windowStartIsNull());
        window.windowStart(7).bestBid(8);
        assertEquals(7, window.windowStart());
        assertEquals(8, window.bestBid());
        assertFalse(window.bestBidIsNull());
        assertTrue(window.nullBestBid().bestBidIsNull());
    }

    @Test
    void theExactNameComesFirst() {
        final Window window = view(Window.class).bestAsk(9);
        final Row row = ((RowView) window).flyweight();
        assertEquals(9, row.int64(LAYOUT.column("bestAsk")));
        assertTrue(row.isNull(LAYOUT.column("best_ask")));
    }

    @Test
    void whatFindsNoFieldIsNamedAsItIsWritten() {
        final String message =
            assertThrows(ConfigurationException.class, () -> view(Misspelt.class)).getMessage();
        assertTrue(message.contains("there is no field `windowsStart`, there are bestAsk, best_ask, best_bid, "
            + "window_start"), message);
    }
}
