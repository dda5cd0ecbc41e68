package io.turgo.pipeline;

import io.turgo.record.Row;
import io.turgo.record.RowView;
import io.turgo.stage.StageContext;

/**
 * How a stage shows its rows to a lambda: through the user's view, or as the row itself.
 *
 * @param view      or null for the row itself
 * @param flyweight of the view, or null
 */
record Lens<T>(T view, Row flyweight) {
    static <T> Lens<T> of(Class<T> type, StageContext context) {
        final T view = type == Row.class ? null : context.view(type);
        return new Lens<>(view, view == null ? null : ((RowView) view).flyweight());
    }

    /** What the lambda sees of {@code row}. */
    @SuppressWarnings("unchecked")
    T at(Row row) {
        if (flyweight == null) {
            return (T) row;
        }
        flyweight.lookWith(row);
        return view;
    }
}
