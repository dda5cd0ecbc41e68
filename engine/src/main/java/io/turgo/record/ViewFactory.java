package io.turgo.record;

import io.turgo.error.ConfigurationException;
import io.turgo.symbol.SymbolDictionary;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Type;

/**
 * Makes typed views of records: an object that implements the user's interface, and {@link RowView}, over a record's
 * bytes. Its class is generated, so that an accessor costs what {@link Row} costs: no reflection, no boxing, no
 * allocation.
 *
 * <p>The methods of the interface, those inherited from other interfaces included, are named after the fields, where
 * {@code windowStart} also finds a field {@code window_start}:
 * <table>
 * <caption>Java types by field type</caption>
 * <tr><th>field</th><th>getter {@code T price()}</th><th>setter {@code void price(T)}</th></tr>
 * <tr><td>BOOLEAN</td><td>boolean</td><td>boolean</td></tr>
 * <tr><td>INT32</td><td>int</td><td>int</td></tr>
 * <tr><td>INT64</td><td>long</td><td>long</td></tr>
 * <tr><td>FLOAT64</td><td>double</td><td>double</td></tr>
 * <tr><td>TIMESTAMP</td><td>long, epoch ns</td><td>long, epoch ns</td></tr>
 * <tr><td>DECIMAL</td><td>{@link io.turgo.decimal.Decimal}; or long, the unscaled value, if precision is at most
 * 18</td>
 * <td>Decimal; long, the unscaled value; CharSequence or String, parsed</td></tr>
 * <tr><td>SYMBOL</td><td>String, the dictionary's own; or int, its number there</td>
 * <td>CharSequence or String, for publishers; or int</td></tr>
 * <tr><td>STRING</td><td>{@link io.turgo.text.Text}</td><td>CharSequence or String; or Text</td></tr>
 * </table>
 * <ul>
 * <li>{@code boolean priceIsNull()} tells whether the field is null, {@code void nullPrice()} makes it null; the latter
 * is for nullable and derived fields only. A getter of a null field gives zero, false, a zero Decimal, or, for String
 * and Text, null.
 * <li>Setters, {@code nullPrice} included, return void or the view, for chaining. Setting a field makes it not null. A
 * value that a field cannot take ({@link io.turgo.error.InvalidValueException},
 * {@link io.turgo.decimal.DecimalOverflowException}, {@link RecordTooLargeException}) leaves the record as it was.
 * A STRING that is set again takes new room in the record; its former bytes stay there until the record is reset.
 * <li>A getter that returns a Decimal or a Text refills and returns the same object at each call: it is good until the
 * same accessor is called again or, a Text, until the view is pointed at another record. A Decimal may be changed by
 * the caller; that does not change the record.
 * <li>A setter keeps nothing of its argument and does not change it. A decimal's text, and a Decimal in a publisher's
 * view, is taken exactly or refused; in a stage's view a Decimal is rounded HALF_UP to the field's scale.
 * <li>Default and static methods, and methods of {@code Object}, are left alone.
 * <li>A field that a later stage derives has accessors that fail when they are called; so do setters of a view that
 * only reads, and setters that would intern a symbol in a stage. Everything else that is wrong fails in
 * {@link #create}.
 * </ul>
 * The interface may be package-private or nested, and of any class loader that finds Turgo's classes through its
 * parents; its view is defined in its package and goes when its loader goes. In a named module its package must be open
 * to Turgo.
 */
public final class ViewFactory {
    private ViewFactory() {
    }

    /**
     * Makes a view that looks at no record yet. Generates a class: for plan time, not for the hot path. Any thread.
     *
     * @param view    an interface
     * @param columns what the view may see and do
     * @param symbols the dictionary that the records' symbols are of
     * @return an object that is also a {@link RowView}, to be used by one thread at a time
     * @throws ConfigurationException if a method is no accessor of a field; all such methods are named, with the
     * reasons
     */
    public static <V> V create(Class<V> view, ViewColumns columns, SymbolDictionary symbols) {
        Objects.requireNonNull(symbols, "symbols");
        requireInterface(view);
        final List<Accessor> accessors = accessors(view, columns);
        final ViewEmitter emitter = new ViewEmitter(view);
        final byte[] bytes = emitter.emit(accessors);
        final ViewSupport support = new ViewSupport(symbols, columns.access() != ViewColumns.Access.PUBLISH);
        return view.cast(instance(view, bytes, emitter.columns(), support));
    }

    /**
     * Checks that a publisher's view can set every field that must be set.
     *
     * @throws ConfigurationException if it has no setter for some that are not nullable, naming them
     */
    public static void requireSetters(Class<?> view, ViewColumns columns) {
        final Set<String> unset = new TreeSet<>();
        columns.columns().values().stream().map(Column::field).filter(field -> !field.nullable())
            .forEach(field -> unset.add(field.name()));
        accessors(view, columns).stream().filter(each -> each.kind() != null && each.kind().writes())
            .forEach(each -> unset.remove(each.column().name()));
        if (!unset.isEmpty()) {
            throw new ConfigurationException("view `" + view.getName() + "` has no setter for "
                + String.join(", ", unset) + " of source `" + columns.stage()
                + "`, so that no record of it is complete: add the setter, or declare the field with orNull()");
        }
    }

    private static void requireInterface(Class<?> view) {
        if (!view.isInterface() || view.isAnnotation()) {
            throw new ConfigurationException("view `" + view.getName() + "` is not an interface, make it one");
        }
        if (view.isSealed()) {
            throw new ConfigurationException("view `" + view.getName()
                + "` is sealed, so that nothing can implement it; drop `sealed`");
        }
    }

    private static List<Accessor> accessors(Class<?> view, ViewColumns columns) {
        final AccessorResolver resolver = new AccessorResolver(view, columns);
        final List<Accessor> accessors = new ArrayList<>();
        final List<String> faults = new ArrayList<>();
        for (final Method method : abstractMethods(view)) {
            try {
                accessors.add(resolver.resolve(method));
            } catch (final ConfigurationException e) {
                faults.add("`" + signature(method) + "` " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new ConfigurationException("view `" + view.getName() + "` at stage `" + columns.stage() + "`: "
                + String.join("\n  ", faults));
        }
        return accessors;
    }

    /** In an order of their own, so that messages and classes do not depend on that of reflection. */
    private static List<Method> abstractMethods(Class<?> view) {
        return Arrays.stream(view.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .filter(method -> !isDeclaredBy(Object.class, method) && !isDeclaredBy(RowView.class, method))
            .sorted(Comparator.comparing(method -> method.getName() + Type.getMethodDescriptor(method)))
            .toList();
    }

    private static boolean isDeclaredBy(Class<?> type, Method method) {
        return Arrays.stream(type.getMethods()).anyMatch(each -> each.getName().equals(method.getName())
            && Type.getMethodDescriptor(each).equals(Type.getMethodDescriptor(method)));
    }

    private static String signature(Method method) {
        final StringBuilder text = new StringBuilder(method.getReturnType().getSimpleName()).append(' ')
            .append(method.getName()).append('(');
        for (final Class<?> parameter : method.getParameterTypes()) {
            text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ").append(parameter.getSimpleName());
        }
        return text.append(')').toString();
    }

    private static Object instance(Class<?> view, byte[] bytes, List<Column> columns, ViewSupport support) {
        final MethodHandle constructor;
        try {
            final MethodHandles.Lookup lookup =
                ViewLookup.in(view).defineHiddenClassWithClassData(bytes, List.copyOf(columns), true);
            constructor = lookup.findConstructor(lookup.lookupClass(),
                MethodType.methodType(void.class, ViewSupport.class));
        } catch (final ReflectiveOperationException | LinkageError e) {
            throw new ConfigurationException("view `" + view.getName() + "` is not accessible to Turgo ("
                + e.getMessage() + "): its class loader must find the same Turgo, and its package the interfaces "
                + "that it extends; in a named module open the package", e);
        }
        try {
            return constructor.invoke(support);
        } catch (final Throwable e) {
            throw new IllegalStateException("the generated view of `" + view.getName() + "` cannot be made", e);
        }
    }
}
