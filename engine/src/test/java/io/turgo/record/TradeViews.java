package io.turgo.record;

import io.turgo.decimal.Decimal;
import io.turgo.symbol.SymbolDictionary;
import io.turgo.text.Text;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/** A schema, a record and interfaces to look at it. */
final class TradeViews {
    static final Schema SCHEMA = Schema.named("trades")
        .timestamp("time").symbol("symbol").decimal("price", 18, 2).decimal("exposure", 30, 4)
        .int64("quantity").int32("lot").bool("buy").float64("spread")
        .field(Field.symbol("venue").orNull()).field(Field.string("note").orNull())
        .field(Field.decimal("fee", 9, 3).orNull()).build();
    static final RecordLayout LAYOUT = RecordLayout.of(SCHEMA.with(List.of(Field.int64("total"))));

    final SymbolDictionary symbols = new SymbolDictionary(100);
    final Row row = new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(512)), 16, 400).reset(LAYOUT);

    interface Priced<D> {
        D price();

        void price(D value);
    }

    interface Chained<V extends Chained<V>> {
        V quantity(long value);
    }

    /** Every shape that an accessor can have. */
    interface Trade extends Priced<Decimal>, Chained<Trade> {
        long time();

        Trade time(long value);

        String symbol();

        void symbol(String text);

        void symbol(CharSequence text);

        void symbol(int number);

        Decimal exposure();

        void exposure(Decimal value);

        void exposure(long unscaled);

        void price(long unscaled);

        void price(String text);

        void price(CharSequence text);

        long quantity();

        int lot();

        void lot(int value);

        boolean buy();

        void buy(boolean value);

        double spread();

        void spread(double value);

        String venue();

        Trade venue(String text);

        boolean venueIsNull();

        Trade nullVenue();

        Text note();

        void note(String text);

        void note(Text text);

        void nullNote();

        Decimal fee();

        void fee(String text);

        long total();

        void total(long value);

        void nullTotal();

        String toString();

        boolean equals(Object other);

        default long sum() {
            return quantity() + lot();
        }

        static int constant() {
            return 7;
        }
    }

    static ViewColumns columns(ViewColumns.Access access) {
        final Map<String, Column> columns = new LinkedHashMap<>();
        LAYOUT.columns().forEach(column -> columns.put(column.name(), column));
        return new ViewColumns("enrich", access, columns, Set.of("total"), Set.of("notional"));
    }

    <V> V view(Class<V> type, ViewColumns.Access access) {
        final V view = ViewFactory.create(type, columns(access), symbols);
        ((RowView) view).wrap(row);
        return view;
    }

    Trade publisher() {
        return view(Trade.class, ViewColumns.Access.PUBLISH);
    }
}
