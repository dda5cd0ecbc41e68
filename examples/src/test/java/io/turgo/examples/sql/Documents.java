package io.turgo.examples.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Files of the checkout. */
final class Documents {
    private Documents() {
    }

    /** The text of a file, by its path from the top. */
    static String read(String path) {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("build/jvm.flags"))) {
            directory = directory.getParent();
        }
        try {
            return Files.readString(directory.resolve(path));
        } catch (IOException e) {
            throw new AssertionError(path + " cannot be read", e);
        }
    }

    /** The blocks of that language in a document, in their order. */
    static List<String> blocks(String document, String language) {
        return Pattern.compile("(?m)^```" + language + "\\n(.*?\\n)```$", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(document).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
