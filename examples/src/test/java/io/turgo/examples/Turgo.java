package io.turgo.examples;

import io.turgo.daemon.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a command in this process. */
public final class Turgo {
    private static final Pattern PROGRESS = Pattern.compile("(\\w+: )?[\\d,]+ (of [\\d,]+ )?events, .*");

    private Turgo() {
    }

    /**
     * What a command came to.
     *
     * @param code its exit code
     * @param out  what it wrote to stdout
     * @param err  what it wrote to stderr
     */
    public record Outcome(int code, String out, String err) {
        /** The value of a line of the report, such as {@code state hash}. */
        public String fact(String name) {
            return out.lines().filter(line -> line.startsWith(name + ' ')).findFirst()
                .map(line -> line.substring(name.length()).strip())
                .orElseThrow(() -> new AssertionError("no line `" + name + "` in: " + this));
        }

        /** What it wrote to stderr but for progress, which a slow machine gets to see. */
        public String complaints() {
            return err.lines().filter(line -> !PROGRESS.matcher(line).matches()).collect(Collectors.joining("\n"));
        }

        /** What two runs of the same journal must agree on. */
        public List<String> hashes() {
            return List.of(fact("output hash"), fact("state hash"));
        }
    }

    /** Runs the command line. */
    public static Outcome run(Object... args) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int code = Main.run(new PrintWriter(out), new PrintWriter(err),
            Stream.of(args).map(Object::toString).toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    /**
     * Runs the command line, which must succeed.
     *
     * @throws AssertionError with all that the command said if it does not
     */
    public static Outcome succeed(Object... args) {
        final Outcome outcome = run(args);
        if (outcome.code() != 0 || !outcome.complaints().replaceAll("(?m)^\\[WARN\\].*$", "").isBlank()) {
            throw new AssertionError(List.of(args) + " came to " + outcome);
        }
        return outcome;
    }
}
