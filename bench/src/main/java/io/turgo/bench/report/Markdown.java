package io.turgo.bench.report;

import java.util.List;
import java.util.Locale;

/** A page of GitHub's Markdown that is being written. One thread. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();
    private final String name;

    /** @param name of the file without its ending; plots stand beside it under names that begin so */
    Markdown(String name) {
        this.name = name;
    }

    void heading(int level, String title) {
        text.append("#".repeat(level)).append(' ').append(title).append("\n\n");
    }

    void paragraph(String words) {
        text.append(words.strip()).append("\n\n");
    }

    void plot(String title) {
        text.append("![").append(title).append("](").append(plotFile(name, title)).append(")\n\n");
    }

    void table(List<String> columns, List<String[]> rows) {
        line(columns.toArray(String[]::new));
        text.append("|---".repeat(columns.size())).append("|\n");
        rows.forEach(this::line);
        text.append('\n');
    }

    private void line(String... cells) {
        for (final String cell : cells) {
            text.append("| ").append(cell.replace("|", "\\|").replace('\n', ' ')).append(' ');
        }
        text.append("|\n");
    }

    String text() {
        return text.toString().stripTrailing() + '\n';
    }

    /** The file of a plot: {@code latency-100-000-s.svg}. */
    static String plotFile(String command, String title) {
        final StringBuilder slug = new StringBuilder();
        for (final String word : title.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (!word.isEmpty()) {
                slug.append('-').append(word);
            }
        }
        return command + slug + ".svg";
    }
}
