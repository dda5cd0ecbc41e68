package io.turgo.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.decimal.Decimal;
import io.turgo.decimal.DecimalOverflowException;
import io.turgo.error.ConfigurationException;
import io.turgo.error.InvalidValueException;
import io.turgo.record.TradeViews.Trade;
import io.turgo.record.ViewColumns.Access;
import io.turgo.symbol.SymbolDictionary;
import io.turgo.text.Text;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Every misuse has a message that says what is wrong with what, and what to do. */
class ViewErrorsTest {
    private static final String NAMES = "buy, exposure, fee, lot, note, notional, price, quantity, spread, symbol, "
        + "time, "
        + "total, venue";

    private final TradeViews views = new TradeViews();

    private void assertRefused(Class<?> view, String message) {
        final ConfigurationException error = assertThrows(ConfigurationException.class,
            () -> views.view(view, Access.PUBLISH));
        assertEquals("view `" + view.getName() + "` at stage `enrich`: " + message, error.getMessage());
    }

    interface Misspelled {
        long quantty();
    }

    interface MisspelledNull {
        boolean venuIsNull();
    }

    interface MisspelledSetNull {
        void nullVenu();
    }

    interface Unknown {
        void customer(long value);
    }

    @Test
    void unknownFieldsAreNamedWithASuggestion() {
        assertRefused(Misspelled.class, "`long quantty()` there is no field `quantty`, there are " + NAMES
            + "; did you mean `quantity`?");
        assertRefused(MisspelledNull.class, "`boolean venuIsNull()` there is no field `venu`, there are " + NAMES
            + "; did you mean `venue`?");
        assertRefused(MisspelledSetNull.class, "`void nullVenu()` there is no field `venu`, there are " + NAMES
            + "; did you mean `venue`?");
        assertRefused(Unknown.class, "`void customer(long)` there is no field `customer`, there are " + NAMES);
    }

    interface IntOfLong {
        int quantity();
    }

    interface DoubleOfDecimal {
        double price();
    }

    interface LongOfWide {
        long exposure();
    }

    interface StringOfString {
        String note();
    }

    interface BoxedByVariable extends TradeViews.Priced<Long> {
    }

    interface VoidGetter {
        void price();
    }

    @Test
    void gettersOfAnotherTypeNameBothTypes() {
        assertRefused(IntOfLong.class, "`int quantity()` returns int, but field `quantity` is INT64: return long");
        assertRefused(DoubleOfDecimal.class,
            "`double price()` returns double, but field `price` is DECIMAL(18, 2): return Decimal or long");
        assertRefused(LongOfWide.class,
            "`long exposure()` returns long, but field `exposure` is DECIMAL(30, 4): return Decimal");
        assertRefused(StringOfString.class, "`String note()` returns String, but field `note` is STRING NULL: "
            + "return Text");
        assertRefused(BoxedByVariable.class,
            "`Object price()` returns Long, but field `price` is DECIMAL(18, 2): return Decimal or long\n"
            + "  `void price(Object)` takes Long, but field `price` is DECIMAL(18, 2): take Decimal or long or "
            + "CharSequence");
        assertRefused(VoidGetter.class,
            "`void price()` returns void, but field `price` is DECIMAL(18, 2): return Decimal or long");
    }

    interface DoubleToDecimal {
        void price(double value);
    }

    interface LongToInt {
        void lot(long value);
    }

    interface WrongResult {
        long lot(int value);
    }

    interface NullOfRequired {
        void nullPrice();
    }

    interface IntIsNull {
        int venueIsNull();
    }

    interface TwoArguments {
        void price(long value, int scale);
    }

    @Test
    void settersOfAnotherShapeSayWhatTheyMayBe() {
        assertRefused(DoubleToDecimal.class, "`void price(double)` takes double, but field `price` is DECIMAL(18, 2): "
            + "take Decimal or long or CharSequence");
        assertRefused(LongToInt.class, "`void lot(long)` takes long, but field `lot` is INT32: take int");
        assertRefused(WrongResult.class,
            "`long lot(int)` sets field `lot` and returns long: return void or WrongResult");
        assertRefused(NullOfRequired.class, "`void nullPrice()` sets field `price` to null, but field `price` is "
            + "DECIMAL(18, 2), which is not nullable: declare it with orNull() or drop the method");
        assertRefused(IntIsNull.class,
            "`int venueIsNull()` returns int, but whether field `venue` is null is a boolean");
        assertRefused(TwoArguments.class, "`void price(long, int)` takes 2 arguments, an accessor takes none or one; "
            + "make it a default method");
    }

    interface TwoFaults {
        int quantity();

        long lot();
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        assertRefused(TwoFaults.class, "`long lot()` returns long, but field `lot` is INT32: return int\n"
            + "  `int quantity()` returns int, but field `quantity` is INT64: return long");
    }

    interface Ambiguous {
        void nullVenue();
    }

    @Test
    void namesThatDifferInTheirFirstLettersCaseAreAmbiguous() {
        final Map<String, Column> columns = Map.of("venue", TradeViews.LAYOUT.column("venue"),
            "Venue", TradeViews.LAYOUT.column("venue"));
        final ConfigurationException error = assertThrows(ConfigurationException.class, () -> ViewFactory.create(
            Ambiguous.class, new ViewColumns("x", Access.PUBLISH, columns, Set.of(), Set.of()), views.symbols));
        assertTrue(error.getMessage().endsWith("`void nullVenue()` may mean field `Venue` or `venue`, rename one "
            + "of them"),
            error.getMessage());
    }

    sealed interface Sealed permits Permitted {
    }

    static final class Permitted implements Sealed {
    }

    @Test
    void whatNothingCanImplementIsRefused() {
        assertMessage("view `java.lang.String` is not an interface, make it one", String.class);
        assertMessage("view `java.lang.Override` is not an interface, make it one", Override.class);
        assertMessage("view `" + Sealed.class.getName() + "` is sealed, so that nothing can implement it; drop "
            + "`sealed`",
            Sealed.class);
    }

    private void assertMessage(String message, Class<?> view) {
        assertEquals(message, assertThrows(ConfigurationException.class,
            () -> ViewFactory.create(view, TradeViews.columns(Access.READ), views.symbols)).getMessage());
    }

    @Test
    void anInterfaceOfAnotherModuleIsRefused() {
        final ConfigurationException error = assertThrows(ConfigurationException.class,
            () -> ViewFactory.create(java.util.RandomAccess.class, TradeViews.columns(Access.READ), views.symbols));
        assertTrue(error.getMessage().startsWith("view `java.util.RandomAccess` is not accessible to Turgo ("),
            error.getMessage());
        assertTrue(error.getMessage().contains("its class loader must find the same Turgo"), error.getMessage());
    }

    private static void assertFails(String message, Runnable call) {
        assertEquals(message, assertThrows(ConfigurationException.class, call::run).getMessage());
    }

    interface Later {
        Decimal notional();

        void notional(Decimal value);

        boolean notionalIsNull();

        void nullNotional();
    }

    @Test
    void accessorsOfFieldsThatAreDerivedLaterFailWhenCalled() {
        final Later later = views.view(Later.class, Access.DERIVE);
        final String reason = ": field `notional` is not there yet at stage `enrich`, it is derived later; move "
            + "the stage "
            + "behind the one that derives it";
        assertFails("Later.notional()" + reason, later::notional);
        assertFails("Later.notional(Decimal)" + reason, () -> later.notional(new Decimal()));
        assertFails("Later.notionalIsNull()" + reason, later::notionalIsNull);
        assertFails("Later.nullNotional()" + reason, later::nullNotional);
    }

    @Test
    void settersOfAReadingViewFailWhenCalled() {
        final Trade reader = views.view(Trade.class, Access.READ);
        assertFails("Trade.lot(int): records are read only at stage `enrich`", () -> reader.lot(1));
        assertFails("Trade.symbol(String): records are read only at stage `enrich`", () -> reader.symbol("a"));
        assertFails("Trade.nullVenue(): records are read only at stage `enrich`", reader::nullVenue);
    }

    @Test
    void operatorsNeverIntern() {
        final Trade stage = views.view(Trade.class, Access.DERIVE);
        assertFails("Trade.venue(String): operators never intern, so field `venue` is SYMBOL NULL is set by its number "
            + "(int) at stage `enrich`; only publishers set its text", () -> stage.venue("XETR"));
        views.publisher().symbol("EURUSD");
        stage.symbol(0);
        assertEquals("EURUSD", stage.symbol());
        assertEquals(1, views.symbols.size());
    }

    /** The value is refused by that message, and the record stays as it is. */
    private void assertInvalid(Class<? extends RuntimeException> type, String message, Consumer<Trade> call) {
        views.row.reset(TradeViews.LAYOUT);
        final Trade trade = views.publisher();
        trade.price(77L);
        trade.note("kept");
        final byte[] before = SampleRows.bytes(views.row.buffer());
        assertEquals(message, assertThrows(type, () -> call.accept(trade)).getMessage());
        assertEquals(new UnsafeBuffer(before), views.row.buffer());
    }

    @Test
    void valuesThatAFieldCannotTakeLeaveTheRecordAsItWas() {
        assertInvalid(InvalidValueException.class, "`abc` for price DECIMAL(18, 2) is no decimal, write "
            + "[+-]digits[.digits]", trade -> trade.price("abc"));
        assertInvalid(InvalidValueException.class, "`1e50` for price DECIMAL(18, 2) has more than 38 digits",
            trade -> trade.price("1e50"));
        assertInvalid(InvalidValueException.class, "1.005 for price DECIMAL(18, 2) has more than 2 fraction "
            + "digits, and "
            + "input is never rounded; round it yourself or declare a larger scale", trade -> trade.price("1.005"));
        assertInvalid(InvalidValueException.class, "1.005 for price DECIMAL(18, 2) has more than 2 fraction "
            + "digits, and "
            + "input is never rounded; round it yourself or declare a larger scale",
            trade -> trade.price(Decimal.of("1.005")));
        assertInvalid(DecimalOverflowException.class, "price=10000000000000000.00 needs precision 19 > 18",
            trade -> trade.price("10000000000000000"));
        assertInvalid(DecimalOverflowException.class, "price=10000000000000000.00 needs precision 19 > 18",
            trade -> trade.price(1_000_000_000_000_000_000L));
        assertInvalid(DecimalOverflowException.class, "exposure=1" + "0".repeat(26) + ".0000 needs precision 31 > 30",
            trade -> trade.exposure(Decimal.of("1" + "0".repeat(26))));
    }

    @Test
    void textsThatAFieldCannotTakeLeaveTheRecordAsItWas() {
        assertInvalid(InvalidValueException.class, "unpaired surrogate at index 1 of 3 characters for note STRING "
            + "NULL; it "
            + "has no UTF-8 encoding, send well-formed text", trade -> trade.note("a\ud800b"));
        assertInvalid(RecordTooLargeException.class, "slotBytes=400 < record="
            + (TradeViews.LAYOUT.fixedLength() + 4 + 500) + " (at field `note`), raise turgo.ring.slot.bytes",
            trade -> trade.note("x".repeat(500)));
        assertInvalid(InvalidValueException.class, "symbol `\udc00` has an unpaired surrogate at index 0, which "
            + "the journal "
            + "could not give back; send well-formed text", trade -> trade.symbol("\udc00"));
        assertInvalid(InvalidValueException.class, "symbol number=4 of field `symbol` is not in the dictionary of 0 "
            + "entries; pass what a getter of a SYMBOL gave", trade -> trade.symbol(4));
    }

    @Test
    void javaNullIsNotAValue() {
        final String remedy = "; set a field to null by the view's method null<Field>()";
        assertInvalid(InvalidValueException.class, "null for note STRING NULL" + remedy, trade ->
            trade.note((Text) null));
        assertInvalid(InvalidValueException.class, "null for note STRING NULL" + remedy, trade ->
            trade.note((String) null));
        assertInvalid(InvalidValueException.class, "null for venue SYMBOL NULL" + remedy, trade -> trade.venue(null));
        assertInvalid(InvalidValueException.class, "null for fee DECIMAL(9, 3) NULL" + remedy, trade ->
            trade.fee(null));
        assertInvalid(InvalidValueException.class, "null for exposure DECIMAL(30, 4)" + remedy,
            trade -> trade.exposure(null));
    }

    @Test
    void aFullDictionaryIsSaidByName() {
        final SymbolDictionary full = new SymbolDictionary(0);
        final Trade trade = ViewFactory.create(Trade.class, TradeViews.columns(Access.PUBLISH), full);
        ((RowView) trade).wrap(views.row);
        final byte[] before = SampleRows.bytes(views.row.buffer());
        assertTrue(assertThrows(RuntimeException.class, () -> trade.symbol("EURUSD")).getMessage()
            .startsWith("symbols=1 > turgo.symbols.max=0 at `EURUSD`"));
        assertEquals(new UnsafeBuffer(before), views.row.buffer());
    }
}
