package io.turgo.sql;

import io.turgo.sql.function.FunctionSpec;
import io.turgo.sql.function.FunctionTable;
import io.turgo.sql.relational.AggregateSpec;
import io.turgo.sql.relational.AnomalyScore;
import io.turgo.sql.relational.Detectors;
import io.turgo.sql.relational.TableFunctions;
import io.turgo.sql.relational.UserAggregate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** All functions of SQL, in chapters, as their specs say. */
public final class FunctionManual {
    private static final String HEAD = """
        # Functions of SQL

        Flink's names, types and results, but for what stands in [flink-differences.md](flink-differences.md). A scalar
        function is NULL where an argument is NULL, unless its sentence says otherwise. Characters are code points. This
        document is made from the functions' specs; `turgo functions` shows the same, and those of your own.
        """;

    private FunctionManual() {
    }

    /**
     * One function.
     *
     * @param name    in capitals; several may have it, each with a call of its own
     * @param call    how it is called
     * @param summary what it gives, in a sentence
     */
    public record Entry(String name, String call, String summary) {
    }

    /**
     * Functions of a kind.
     *
     * @param title   of the chapter
     * @param entries in their order
     */
    public record Chapter(String title, List<Entry> entries) {
    }

    /** What comes with Turgo. */
    public static List<Chapter> builtIn() {
        final List<Chapter> chapters = new ArrayList<>();
        for (final FunctionSpec.Group group : FunctionSpec.Group.values()) {
            if (group != FunctionSpec.Group.OWN) {
                chapters.add(new Chapter(group.title(), FunctionTable.all().stream()
                    .filter(each -> each.group() == group && each.refusal() == null).map(FunctionManual::entry)
                    .toList()));
            }
        }
        chapters.add(new Chapter("Aggregates", Arrays.stream(AggregateSpec.values())
            .map(each -> new Entry(each.name(), each.signature(), sentence(each.summary()))).toList()));
        chapters.add(new Chapter("Detectors: a score from 0 to 1 for each row, OVER (PARTITION BY key ORDER BY ts)",
            Detectors.all().stream().map(each -> new Entry(
                AnomalyScore.INSTANCE.getName(), each.signature(), sentence(each.summary()))).toList()));
        chapters.add(new Chapter("Tables of windows, and others, in FROM TABLE(...)", TableFunctions.names().stream()
            .map(name -> new Entry(name, TableFunctions.signature(name), TableFunctions.summary(name))).toList()));
        return chapters;
    }

    /** What is the user's own. */
    public static Chapter own() {
        final List<Entry> entries = new ArrayList<>();
        FunctionTable.own().values().forEach(each -> entries.add(entry(each)));
        UserAggregate.all().forEach(each -> entries.add(new Entry(each.getName(),
            each.getName() + "(...)", "An aggregate: " + each.function().getClass().getName() + ".")));
        return new Chapter(FunctionSpec.Group.OWN.title(), entries);
    }

    /** What Flink has and Turgo refuses, with the reason. */
    public static Chapter refused() {
        return new Chapter("Refused by name", FunctionTable.all().stream().filter(each -> each.refusal() != null)
            .map(each -> new Entry(each.name(), each.name(), each.refusal())).toList());
    }

    /** All chapters. */
    public static List<Chapter> all() {
        final List<Chapter> all = new ArrayList<>(builtIn());
        all.add(own());
        all.add(refused());
        return all.stream().filter(each -> !each.entries().isEmpty()).toList();
    }

    /** The entries of a name, in either case. */
    public static List<Entry> named(String name) {
        return all().stream().map(Chapter::entries).flatMap(Collection::stream)
            .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT))).toList();
    }

    private static Entry entry(FunctionSpec spec) {
        return new Entry(spec.name(), spec.signature(), spec.summary());
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** The document in Markdown. */
    static String markdown() {
        final StringBuilder text = new StringBuilder(HEAD);
        final List<Chapter> chapters = new ArrayList<>(builtIn());
        chapters.add(refused());
        for (final Chapter chapter : chapters) {
            text.append("\n## ").append(chapter.title()).append("\n\n| call | what it gives |\n|---|---|\n");
            for (final Entry entry : chapter.entries()) {
                text.append("| `").append(entry.call().replace("|", "\\|")).append("` | ").append(entry.summary())
                    .append(" |\n");
            }
        }
        return text.toString();
    }
}
