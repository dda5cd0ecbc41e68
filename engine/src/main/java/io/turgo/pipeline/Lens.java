package io.turgo.pipeline;

import io.turgo.record.Row;
import io.turgo.record.RowView;
import io.turgo.stage.StageContext;

/** How a stage shows its rows to a lambda: through the user's view, or as the row itself. */
final class Lens<T> {
    private final T view;
    private final Row flyweight;

    Lens(Class<T> type, StageContext context) {
        view = type == Row.class ? null : context.view(type);
        flyweight = view == null ? null : ((RowView) view).flyweight();
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
