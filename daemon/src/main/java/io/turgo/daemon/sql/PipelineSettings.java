package io.turgo.daemon.sql;

import io.turgo.counters.CountersSettings;
import io.turgo.daemon.http.HttpSettings;
import io.turgo.engine.Configuration;
import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.frame.Durability;
import io.turgo.journal.JournalSettings;
import io.turgo.sql.plan.PlanSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a file sets for the engine by {@code SET 'turgo....' = '...'}: as properties of the process, from which the
 * engine takes its defaults, for as long as this is open. What the command line says by {@code -D} stays.
 */
final class PipelineSettings implements AutoCloseable {
    /** Setting: none, process or disk; an option of the command goes first. */
    static final String DURABILITY = "turgo.durability";

    /** Each by those who read it; what is the plan's does not come here, but whoever misspells it may mean it. */
    private static final List<String> KNOWN = Stream.of(List.of(DURABILITY), HttpSettings.names(),
        Configuration.names(), CountersSettings.properties(), JournalSettings.properties(),
        PlanSettings.namesLikeTheEngines())
        .flatMap(List::stream).toList();

    private final List<String> set = new ArrayList<>();

    private PipelineSettings() {
    }

    /** The names of all settings that begin with {@code turgo.}. */
    static List<String> known() {
        return KNOWN;
    }

    /**
     * Sets what a file sets.
     *
     * @throws ConfigurationException if there is no such setting
     */
    static PipelineSettings apply(Map<String, String> settings) {
        settings.keySet().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw new ConfigurationException("SET '" + name + "': there is no such setting" + Suggestion.of(name, KNOWN)
                + "; there are " + String.join(", ", KNOWN));
        });
        final PipelineSettings applied = new PipelineSettings();
        settings.forEach(applied::set);
        return applied;
    }

    private void set(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
            set.add(name);
        }
    }

    /** What {@link #DURABILITY} says, else what it is by default. */
    static Durability durability() {
        final String text = System.getProperty(DURABILITY, Durability.PROCESS.name());
        return Arrays.stream(Durability.values()).filter(each -> each.name().equalsIgnoreCase(text)).findFirst()
            .orElseThrow(() -> new ConfigurationException(
                DURABILITY + "=" + text + " is none of none, process and disk"));
    }

    @Override
    public void close() {
        set.forEach(System::clearProperty);
    }
}
