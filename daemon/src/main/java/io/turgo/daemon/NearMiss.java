package io.turgo.daemon;

import io.turgo.error.Suggestion;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the user may have meant: the known name nearest to a mistyped one. */
final class NearMiss {
    private NearMiss() {
    }

    /** A question such as {@code ". Did you mean 'example'?"}, or nothing if no known name is near. */
    static String question(String typed, CommandLine command) {
        final String nearest = Suggestion.nearest(typed, names(typed, command).toList());
        return nearest == null ? "" : ". Did you mean '" + nearest + "'?";
    }

    private static Stream<String> names(String typed, CommandLine command) {
        return typed.startsWith("-")
            ? command.getCommandSpec().options().stream().map(OptionSpec::longestName)
            : command.getSubcommands().keySet().stream();
    }
}
