package io.turgo.daemon.script;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.Suggestion;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A script as it is written in YAML: {@code lookup}, rows of lookup tables by table, and {@code steps}, a list of which
 * each entry is one of {@code events}, {@code advance}, {@code end}, {@code restart}, {@code crash} and {@code expect}.
 * All values are text: what they mean is for the columns to say.
 *
 * @param lookup rows of lookup tables, in place of what the tables would load
 * @param steps  in order
 */
record TestScript(Map<String, List<Map<String, String>>> lookup, List<ScriptStep> steps) {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}) ?(ms|s|sec|min|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1),
        "sec", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "m", Duration.ofMinutes(1), "h",
        Duration.ofHours(1), "d", Duration.ofDays(1));
    private static final List<String> KINDS = List.of("events", "advance", "end", "restart", "crash", "expect");
    private static final String NULL = "null";

    /** Reads a script. */
    static TestScript read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (MalformedInputException e) {
            throw new ConfigurationException(file + " is not UTF-8, save it as such", e);
        } catch (IOException e) {
            throw new EnvironmentException("cannot read " + file + " (" + e + "), check the path", e);
        }
    }

    /** @param name of the script, for messages */
    static TestScript parse(String text, String name) {
        final Object root;
        try {
            root = new Compose(LoadSettings.builder().setLabel(name).build()).composeString(text)
                .map(TestScript::plain).orElse(null);
        } catch (YamlEngineException e) {
            throw new ConfigurationException(name + " is no YAML: " + e.getMessage().strip(), e);
        }
        final Map<String, Object> top = map(root, name + " at the top");
        top.keySet().stream().filter(key -> !List.of("lookup", "steps").contains(key)).findFirst().ifPresent(key -> {
            throw new ConfigurationException(
                name + ": there is no `" + key + "` at the top, there are lookup and steps");
        });
        final Map<String, List<Map<String, String>>> lookup = new LinkedHashMap<>();
        map(top.getOrDefault("lookup", Map.of()), name + ": lookup")
            .forEach((table, rows) -> lookup.put(table, rows(rows, name + ": lookup " + table)));
        final List<ScriptStep> steps = new ArrayList<>();
        final List<?> listed = list(top.get("steps"), name + ": steps");
        for (int i = 0; i < listed.size(); i++) {
            addStep(steps, listed.get(i), name + ": step " + (i + 1));
        }
        return new TestScript(lookup, steps);
    }

    /** A document as maps, lists and text, as it is written: a number keeps its digits. */
    private static Object plain(Node node) {
        if (node instanceof MappingNode mapping) {
            final Map<String, Object> map = new LinkedHashMap<>();
            mapping.getValue().forEach(entry ->
                map.put(String.valueOf(plain(entry.getKeyNode())), plain(entry.getValueNode())));
            return map;
        } else if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(TestScript::plain).collect(Collectors.toList());
        }
        final ScalarNode scalar = (ScalarNode) node;
        return scalar.isPlain() && scalar.getValue().isEmpty() ? null : scalar.getValue();
    }

    private static void addStep(List<ScriptStep> steps, Object step, String where) {
        final Map<String, Object> entry = map(step, where);
        if (entry.size() != 1) {
            throw new ConfigurationException(where + " is " + entry.keySet() + ", but a step is one of " + KINDS
                + "; begin each with a dash");
        }
        final String kind = entry.keySet().iterator().next();
        final Object value = entry.get(kind);
        switch (kind) {
            case "events" -> map(value, where + ", events").forEach(
                (source, rows) -> steps.add(new ScriptStep.Events(source, rows(rows, where + ", events " + source))));
            case "expect" -> map(value, where + ", expect").forEach(
                (sink, rows) -> steps.add(new ScriptStep.Expect(sink, rows(rows, where + ", expect " + sink))));
            case "advance" -> steps.add(new ScriptStep.Advance(time(value, where)));
            case "end" -> (value instanceof List<?> several ? several : List.of(text(value, where)))
                .forEach(source -> steps.add(new ScriptStep.End(text(source, where))));
            case "restart", "crash" -> steps.add(new ScriptStep.Restart(kind.equals("crash")));
            default -> throw new ConfigurationException(where + ": there is no step `" + kind + "`, there are " + KINDS
                + Suggestion.of(kind, KINDS));
        }
    }

    private static Duration time(Object value, String where) {
        final Matcher matcher = TIME.matcher(text(value, where).strip());
        if (!matcher.matches()) {
            throw new ConfigurationException(where + ": advance: `" + value + "` is no time such as 500 ms, 10 s, "
                + "5 min, 2 h or 1 d");
        }
        return UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
    }

    private static List<Map<String, String>> rows(Object value, String where) {
        final List<Map<String, String>> rows = new ArrayList<>();
        for (final Object row : list(value, where)) {
            final Map<String, String> columns = new LinkedHashMap<>();
            map(row, where + ", row " + (rows.size() + 1)).forEach((column, cell) ->
                columns.put(column, NULL.equals(cell) || cell == null ? null : text(cell, where + ", " + column)));
            rows.add(columns);
        }
        return rows;
    }

    private static Map<String, Object> map(Object value, String where) {
        if (!(value instanceof Map<?, ?> entries)) {
            throw new ConfigurationException(where + ": here stands `name: value`, and not "
                + (value == null ? "nothing" : "`" + value + "`"));
        }
        final Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
        return map;
    }

    private static List<?> list(Object value, String where) {
        if (value == null) {
            return List.of();
        } else if (!(value instanceof List<?> entries)) {
            throw new ConfigurationException(where + ": here stands a list, each entry behind a dash, and not `" + value
                + "`");
        } else {
            return entries;
        }
    }

    private static String text(Object value, String where) {
        if (!(value instanceof String text)) {
            throw new ConfigurationException(where + ": here stands a value, and not `" + value + "`");
        }
        return text;
    }
}
