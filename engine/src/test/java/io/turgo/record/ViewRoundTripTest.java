package io.turgo.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.decimal.Decimal;
import io.turgo.symbol.SymbolDictionary;
import io.turgo.text.Text;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.agrona.concurrent.UnsafeBuffer;

/** Random schemas and values: what {@link Row} writes every getter reads, and what every setter writes Row reads. */
class ViewRoundTripTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    private static final int ROWS = 5;

    private final SymbolDictionary symbols = SampleRows.symbols();

    @Property(tries = 60)
    void viewAndRowReadWhatTheOtherWrites(@ForAll long seed) throws ReflectiveOperationException {
        for (int round = 0; round < ROUNDS; round++) {
            check(new SampleRows(seed + round));
        }
    }

    private void check(SampleRows samples) throws ReflectiveOperationException {
        final Schema schema = samples.schema(75);
        final RecordLayout layout = RecordLayout.of(schema);
        final Class<?> type = GeneratedInterface.of(schema);
        final Object view =
            ViewFactory.create(type, ViewColumns.of("test", ViewColumns.Access.PUBLISH, layout), symbols);
        for (int i = 0; i < ROWS; i++) {
            final Row byRow = samples.slot().reset(layout);
            final Row byView = samples.slot().reset(layout);
            final Map<String, Object> values = new HashMap<>();
            ((RowView) view).wrap(byView);
            for (final Column column : layout.columns()) {
                final Object value = samples.value(column.field());
                values.put(column.name(), value);
                SampleRows.write(byRow, column, value, symbols);
                writeByView(view, type, column.field(), value, samples);
            }
            assertEquals(bytes(byRow), bytes(byView));
            ((RowView) view).wrap(byRow);
            for (final Method method : type.getMethods()) {
                checkGetter(view, method, layout, values);
            }
        }
    }

    private static UnsafeBuffer bytes(Row row) {
        return new UnsafeBuffer(row.buffer(), row.offset(), row.length());
    }

    private void writeByView(Object view, Class<?> type, Field field, Object value, SampleRows samples)
        throws ReflectiveOperationException {
        if (value == null) {
            type.getMethod("nullF" + field.name().substring(1)).invoke(view);
            return;
        }
        final List<Method> setters = Arrays.stream(type.getMethods())
            .filter(method -> method.getName().equals(field.name()) && method.getParameterCount() == 1).toList();
        Method setter = setters.get(samples.random().nextInt(setters.size()));
        if (field.isWideDecimal() && setter.getParameterTypes()[0] == long.class
            && ((BigDecimal) value).unscaledValue().bitLength() >= Long.SIZE) {
            setter = type.getMethod(field.name(), Decimal.class);
        }
        assertSame(view, setter.invoke(view, argument(setter.getParameterTypes()[0], value)));
    }

    private Object argument(Class<?> type, Object value) {
        if (type == CharSequence.class || type == String.class) {
            final String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : (String) value;
            return type == String.class ? text : new StringBuilder(text);
        }
        if (type == Decimal.class) {
            return Decimal.of((BigDecimal) value);
        }
        if (type == Text.class) {
            final byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
            return new Text().wrap(new UnsafeBuffer(bytes), 0, bytes.length);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.unscaledValue().longValueExact();
        }
        return type == int.class && value instanceof String text ? symbols.find(text) : value;
    }

    private void checkGetter(Object view, Method method, RecordLayout layout, Map<String, Object> values)
        throws ReflectiveOperationException {
        if (method.getName().endsWith("IsNull")) {
            final String name = method.getName().substring(0, method.getName().length() - "IsNull".length());
            assertEquals(values.get(name) == null, method.invoke(view), method.toString());
        } else if (method.getParameterCount() == 0 && method.getReturnType() != void.class) {
            final Field field = layout.column(method.getName()).field();
            checkValue(field, method.getReturnType(), values.get(field.name()), method.invoke(view));
        }
    }

    private void checkValue(Field field, Class<?> type, Object expected, Object actual) {
        if (type == Decimal.class) {
            final BigDecimal zero = BigDecimal.ZERO.setScale(field.scale());
            assertEquals(expected == null ? zero : expected, ((Decimal) actual).toBigDecimal());
        } else if (expected == null) {
            assertTrue(actual == null ? !type.isPrimitive() : actual.equals(false)
                || actual instanceof Number number && number.doubleValue() == 0, field + " of null gives " + actual);
        } else if (type == Text.class) {
            assertEquals(expected, actual.toString());
            assertTrue(((Text) actual).contentEquals((String) expected));
        } else if (expected instanceof BigDecimal decimal) {
            assertEquals(decimal.unscaledValue().longValueExact(), actual);
        } else if (type == int.class && expected instanceof String text) {
            assertEquals(symbols.find(text), actual);
        } else {
            assertEquals(expected, actual);
        }
    }
}
