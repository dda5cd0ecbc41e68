package io.turgo.sql.validate;

import io.turgo.sql.relational.WindowFunction;
import io.turgo.sql.relational.WindowRows;
import java.time.Duration;
import java.util.List;

/**
 * Reads the call of a window function.
 *
 * @param kind of the window
 */
record WindowCall(TableCall call, WindowFunction.Kind kind) {
    WindowRows rows() {
        final List<Duration> durations = call.durations();
        final Duration offset =
            durations.size() > kind.durations() ? durations.remove(kind.durations()) : Duration.ZERO;
        check(durations);
        return new WindowRows(
            call.scan().getInput(0), call.scan().getRowType(), kind, call.time(), durations, offset, keys());
    }

    private void check(List<Duration> durations) {
        if (durations.stream().anyMatch(each -> each.isZero() || each.isNegative())) {
            throw call.refusal("the size of a window is not positive", "write e.g. INTERVAL '1' MINUTE");
        }
        if (kind.durations() == 1) {
            return;
        }
        final Duration step = durations.get(0);
        final Duration size = durations.get(1);
        if (step.compareTo(size) > 0) {
            throw call.refusal(kind + " has slide or step " + step + " > size " + size,
                "the signature is " + kind.signature() + ": the shorter one first");
        }
        if (kind == WindowFunction.Kind.CUMULATE && size.toMillis() % step.toMillis() != 0) {
            throw call.refusal("CUMULATE has size " + size + ", which is no multiple of step " + step,
                "make it one, so that the last window ends with a step");
        }
    }

    private List<Integer> keys() {
        if (kind != WindowFunction.Kind.SESSION && !call.partition().isEmpty()) {
            throw call.refusal("PARTITION BY within " + kind + " is not supported", "GROUP BY the keys instead");
        }
        return call.keys();
    }
}
