package io.turgo.record;

/**
 * What every generated view is besides the user's interface: something that can be pointed at a record. Belongs to one
 * thread at a time.
 */
public interface RowView {
    /** Points the view at the record that {@code row} looks at. */
    void wrap(Row row);

    /** The view's own flyweight: pointing it at a record points the view there, without a call through an interface. */
    Row flyweight();
}
