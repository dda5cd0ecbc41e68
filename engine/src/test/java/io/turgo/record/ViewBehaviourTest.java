package io.turgo.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.Allocations;
import io.turgo.decimal.Decimal;
import io.turgo.record.TradeViews.Trade;
import io.turgo.record.ViewColumns.Access;
import io.turgo.text.Text;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ViewBehaviourTest {
    private final TradeViews views = new TradeViews();
    private final Trade trade = views.publisher();

    @Test
    void settersChainAndAccessorsOfSuperInterfacesCount() {
        assertSame(trade, trade.time(5).quantity(7).venue("XPAR"));
        trade.price(Decimal.of("12.5"));
        assertEquals(5, trade.time());
        assertEquals(7, trade.quantity());
        assertEquals("XPAR", trade.venue());
        assertEquals("12.50", trade.price().toString());
        assertEquals("12.50", ((TradeViews.Priced<Decimal>) trade).price().toString());
    }

    @Test
    void defaultStaticAndObjectMethodsAreLeftAlone() {
        trade.quantity(40).lot(2);
        assertEquals(42, trade.sum());
        assertEquals(7, Trade.constant());
        assertTrue(trade.equals(trade));
        assertNotEquals(trade, views.publisher());
        assertFalse(trade.toString().isEmpty());
    }

    @Test
    void nullFieldsReadAsZeroOrNullAndSettingMakesThemPresent() {
        assertNull(trade.venue());
        assertNull(trade.note());
        assertNull(trade.symbol());
        assertTrue(trade.venueIsNull());
        assertEquals("0.000", trade.fee().toString());
        assertEquals(0, trade.quantity());
        trade.venue("XETR").note("n");
        assertFalse(trade.venueIsNull());
        assertSame(trade, trade.nullVenue());
        assertTrue(trade.venueIsNull());
        assertNull(trade.venue());
        trade.nullNote();
        assertNull(trade.note());
    }

    @Test
    void derivedFieldsMayBeMadeNull() {
        final Trade stage = views.view(Trade.class, Access.DERIVE);
        stage.total(3);
        stage.nullTotal();
        assertTrue(views.row.isNull(TradeViews.LAYOUT.column("total")));
    }

    @Test
    void aSymbolIsTheDictionarysOwnStringAndItsNumberGoes() {
        final String text = new StringBuilder("EUR").append("USD").toString();
        trade.symbol(text);
        assertSame(views.symbols.text(0), trade.symbol());
        trade.symbol(new StringBuilder("GBPUSD"));
        assertEquals("GBPUSD", trade.symbol());
        trade.symbol(0);
        assertEquals("EURUSD", trade.symbol());
        assertEquals(2, views.symbols.size());
    }

    @Test
    void theSameHolderIsRefilledByEachCallOfItsAccessor() {
        trade.price(100L);
        trade.note("first");
        final Decimal price = trade.price();
        final Text note = trade.note();
        trade.price(250L);
        trade.note("second");
        assertEquals("1.00", price.toString());
        assertEquals("first", note.toString());
        assertSame(price, trade.price());
        assertSame(note, trade.note());
        assertEquals("2.50", price.toString());
        assertEquals("second", note.toString());
        assertNotSame(price, trade.fee());
        price.setUnscaled(1, 0);
        assertEquals("2.50", trade.price().toString());
    }

    @Test
    void aSetterKeepsAndChangesNothingOfItsArgument() {
        final Decimal value = Decimal.of("1.239");
        views.view(Trade.class, Access.DERIVE).price(value);
        assertEquals("1.239", value.toString());
        assertEquals("1.24", trade.price().toString());
        trade.price(trade.price().add(trade.price()));
        assertEquals("2.48", trade.price().toString());
    }

    @Test
    void decimalsOfPublishersAndTextsMayHaveMoreZerosThanTheScale() {
        trade.price(Decimal.of("1.500"));
        assertEquals("1.50", trade.price().toString());
        trade.price("-3.1000");
        assertEquals("-3.10", trade.price().toString());
        trade.price(new StringBuilder("1e3"));
        assertEquals("1000.00", trade.price().toString());
        trade.exposure(Long.MIN_VALUE);
        assertEquals("-922337203685477.5808", trade.exposure().toString());
    }

    @Test
    void aTextOfTheSameRecordCanBeSet() {
        trade.note("grüße😀");
        trade.note(trade.note());
        assertEquals("grüße😀", trade.note().toString());
        trade.note("");
        assertEquals(0, trade.note().byteLength());
    }

    @Test
    void aViewStaysWhereItWasPointedWhenTheRowMovesOn() {
        trade.quantity(7);
        views.row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(512)), 0, 512).reset(TradeViews.LAYOUT);
        assertEquals(7, trade.quantity());
        ((RowView) trade).wrap(views.row);
        assertEquals(0, trade.quantity());
    }

    @Test
    void viewsOfOneInterfaceAreIndependent() {
        final TradeViews others = new TradeViews();
        final Trade other = others.publisher();
        trade.price(1L);
        other.price(2L);
        assertEquals("0.01", trade.price().toString());
        assertEquals("0.02", other.price().toString());
        assertEquals("0.01", trade.price().toString());
    }

    @Test
    void aReadingViewReadsWhatIsThere() {
        trade.buy(true);
        trade.spread(0.25);
        final Trade reader = views.view(Trade.class, Access.READ);
        assertTrue(reader.buy());
        assertEquals(0.25, reader.spread());
    }

    private interface Hidden {
        long quantity();
    }

    @Test
    void privateAndLocalInterfacesWork() {
        interface Local extends Hidden, RowView {
            void lot(int value);
        }

        trade.quantity(9);
        assertEquals(9, views.view(Hidden.class, Access.READ).quantity());
        final Local local = views.view(Local.class, Access.DERIVE);
        local.lot(3);
        local.wrap(views.row);
        assertEquals(12, local.quantity() + trade.lot());
    }

    @Test
    void accessorsAllocateNothing() {
        final Decimal value = Decimal.of("17.25");
        final StringBuilder builder = new StringBuilder("GBPUSD");
        Allocations.assertNone(() -> {
            for (int i = 0; i < 2_000; i++) {
                views.row.reset(TradeViews.LAYOUT);
                ((RowView) trade).wrap(views.row);
                trade.time(i).quantity(i).venue("XETR");
                trade.price(value);
                trade.price(123L);
                trade.price("4.25");
                trade.exposure(trade.price());
                trade.symbol("EURUSD");
                trade.symbol(builder);
                trade.note("note é");
                trade.note(trade.note());
                trade.buy(trade.note().contentEquals("note é") && trade.symbol() != null && !trade.venueIsNull());
                trade.spread(trade.spread() + trade.lot() + trade.sum());
                trade.nullVenue();
            }
        });
    }
}
