package io.turgo.bench.report;

import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.SystemEpochClock;

/**
 * What a measurement comes to: parts in the order in which they are added, and what the result depends on. Made when
 * the measurement begins and written when it ends, so that start, duration and load of the machine are its own. One
 * thread.
 */
public final class Report {
    private final String command;
    private final String title;
    private final EpochClock clock;
    private final long startMs;
    private final double loadAtStart = Occasion.load();
    private final List<Section> sections = new ArrayList<>();
    private final Set<String> plots = new TreeSet<>();
    private Path workDirectory = Path.of("");
    private String commandLine = "";

    /**
     * A report without parts; the measurement begins now.
     *
     * @param command names the files: {@code COMMAND.json}, {@code COMMAND.md}, {@code COMMAND-PLOT.svg}
     * @param title   the heading
     */
    public Report(String command, String title) {
        this(command, title, SystemEpochClock.INSTANCE);
    }

    Report(String command, String title, EpochClock clock) {
        this.command = command;
        this.title = title;
        this.clock = clock;
        startMs = clock.time();
    }

    /** What names the files. */
    String command() {
        return command;
    }

    /** Where the measurement has its files: their file system is told. */
    public Report workDirectory(Path directory) {
        workDirectory = directory;
        return this;
    }

    /** What was typed to start the measurement. */
    public Report commandLine(String line) {
        commandLine = line;
        return this;
    }

    /** Adds some words, in Markdown. */
    public Report paragraph(String text) {
        sections.add(new Paragraph(text));
        return this;
    }

    /** Adds a table. */
    public Report table(Table table) {
        sections.add(table);
        return this;
    }

    /** Adds bars. */
    public Report bars(BarChart chart) {
        return plot(chart);
    }

    /** Adds lines. */
    public Report lines(LineChart chart) {
        return plot(chart);
    }

    private Report plot(Plot plot) {
        if (!plots.add(Markdown.plotFile(command, plot.title()))) {
            throw new IllegalArgumentException("two plots of " + command + " would be written to "
                + Markdown.plotFile(command, plot.title()) + ", give `" + plot.title() + "` another title");
        }
        sections.add(plot);
        return this;
    }

    /** Adds a budget and what was measured for it; those that follow each other make one table. */
    public Report budget(Finding finding) {
        final Section last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
        final Findings findings = last instanceof Findings open ? open : new Findings();
        if (findings != last) {
            sections.add(findings);
        }
        findings.add(finding);
        return this;
    }

    /** That the machine was busy when the measurement began; empty if it was not. */
    String warning() {
        return Occasion.warning(loadAtStart, Runtime.getRuntime().availableProcessors());
    }

    /** Tables and budgets for a terminal. */
    public String text() {
        final StringBuilder text = new StringBuilder();
        for (final Section section : sections) {
            if (section instanceof Table table) {
                text.append(table.text()).append('\n');
            } else if (section instanceof Findings findings) {
                text.append(findings.text()).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * Ends the measurement and writes its files; plots that an earlier result had and this one has not are deleted.
     *
     * @param directory created if it is not there
     * @throws EnvironmentException if it cannot be written
     */
    public void write(Path directory) {
        final Occasion occasion =
            new Occasion(commandLine, startMs, clock.time() - startMs, loadAtStart, Occasion.load());
        try {
            new ReportFiles(command, title, sections, occasion, Environment.of(workDirectory)).write(directory);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot write results to " + directory + ": " + IoReason.of(e)
                + "; name another directory with --results", e);
        }
    }
}
