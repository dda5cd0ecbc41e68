package io.turgo.daemon.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One step of a script. Rows are from column to text; null for null. */
sealed interface ScriptStep {
    /** Records of a source, in that order, one after the other. */
    record Events(String source, List<Map<String, String>> rows) implements ScriptStep {
    }

    /** The clock moves on. */
    record Advance(Duration by) implements ScriptStep {
    }

    /** No more records of a source will come. */
    record End(String source) implements ScriptStep {
    }

    /** The process ends, by {@code crash} or in good order, and starts again. */
    record Restart(boolean crash) implements ScriptStep {
    }

    /** The rows that have come out at a sink since it was asked last. */
    record Expect(String sink, List<Map<String, String>> rows) implements ScriptStep {
    }
}
