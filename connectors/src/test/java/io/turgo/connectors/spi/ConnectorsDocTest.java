package io.turgo.connectors.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/connectors.md} is what the specs give; {@code -Dturgo.docs.write=true} writes it anew. */
class ConnectorsDocTest {
    private static final Path FILE = Path.of("..", "docs", "connectors.md");
    private static final String INTRODUCTION = """
        # Connectors

        <!-- Made from the specs of the connectors. Written anew by
             `mvn -pl connectors -am test -Dtest=ConnectorsDocTest -Dsurefire.failIfNoSpecifiedTests=false \
        -Dturgo.docs.write=true` -->

        What stands behind `WITH ('connector' = '...')` of a table. `./turgo connectors NAME` shows the same on the
        command line. Names and options are Flink's where Flink has them; an option in which `#` stands is one for each
        column, e.g. `fields.price.min`. Durations are written `500 ms`, `10 s`, `5 min`, `1 h`; sizes `512`, `64 kb`,
        `1 mb`. A record that cannot be read goes to the dead letters, with its number, the column and what is wrong.
        The texts of a row may have 512 bytes in all; a row with more is a dead letter, too, unless
        `turgo.ring.slot.bytes`, the most bytes of a whole row, is set: `SET 'turgo.ring.slot.bytes' = '8192';`

        A path is relative to the SQL file and may lead anywhere that the user who runs Turgo may read or write: a SQL
        file is a program and is trusted like one. What comes in as data is never part of a path.

        """;

    private static final String DIFFERENCES = """

        ## Where they differ from Flink

        - A row that cannot be read is a dead letter; Flink stops the job, or drops the row in silence where
          `ignore-parse-errors` is set.
        - `filesystem` as a sink is one growing file, exactly once; Flink writes a directory of part files.
          Partitions and rolling have no options here. As a source, a file that grows is followed line by
          line; Flink reads a file when it comes, once.
        - `csv.header`, `csv.title.#`, `csv.timestamp-format`, `csv.strip-trailing-zeros`,
          `csv.max-record-size`, `json.name.#`, `json.timestamp-format.#` with epochs,
          `json.strip-trailing-zeros` and `json.max-record-size` are not Flink's; nor are `classpath:` and
          the metadata column `row`.
        - CSV: an unquoted value without a character is null; Flink takes it for an empty text in a STRING
          column.
        - A decimal of the input that has more digits than its column is a dead letter; Flink rounds the
          fraction, and makes null of what is too large. Decimals are written in plain notation, never as
          `1E+2`.
        - JSON: an object or array in a STRING column is its text as it stands in the input; a number with a
          fraction in a column of whole numbers is a dead letter.
        - A time of the input keeps its digits, also those that the type of its column does not have.
        - Times are written with 0, 3, 6 or 9 digits of a fraction, in ISO-8601 always with `Z`, as in SQL
          never.
        - A text with the character U+0000 in a column that is a key is a dead letter.
        - `datagen` makes the same rows for the same `seed`; `fields.#.values` and sequences of times are
          not Flink's. A random DOUBLE is between 0 and 1 by default, a DATE or TIME is random and not
          today's.
        """;

    private static String document() {
        final StringBuilder text = new StringBuilder(INTRODUCTION);
        final List<ConnectorSpec> specs = Connectors.all().stream().map(TableConnector::spec)
            .filter(spec -> !spec.name().startsWith("test-")).toList();
        text.append("| connector | read | written | looked up |\n|---|---|---|---|\n");
        for (final ConnectorSpec spec : specs) {
            text.append("| [`").append(spec.name()).append("`](#").append(spec.name()).append(") | ");
            for (final Role role : Role.values()) {
                text.append(spec.has(role) ? "yes" : "").append(" | ");
            }
            text.setLength(text.length() - 1);
            text.append('\n');
        }
        specs.forEach(spec -> append(text, spec));
        for (final TableFormat format : Formats.all()) {
            text.append("\n## Format ").append(format.name()).append("\n\n").append(format.summary())
                .append(" `'format' = '").append(format.name()).append("'`\n\n");
            appendOptions(text, format.options());
        }
        return text.append(DIFFERENCES).toString();
    }

    private static void append(StringBuilder text, ConnectorSpec spec) {
        text.append("\n## ").append(spec.name()).append("\n\n").append(spec.summary()).append("\n\n");
        spec.guarantees().forEach((role, guarantee) -> text.append("- ").append(role.participle()).append(": ")
            .append(guarantee).append('\n'));
        final List<OptionSpec> own = spec.options().stream().filter(ConnectorsDocTest::isOwn).toList();
        if (!own.isEmpty()) {
            text.append('\n');
            appendOptions(text, own);
        }
        if (own.size() < spec.options().size()) {
            text.append("\nAnd the options of the [format](#format-csv) that is chosen.\n");
        }
        if (!spec.metadata().isEmpty()) {
            text.append("\n| metadata column | type | |\n|---|---|---|\n");
            spec.metadata().forEach(each -> text.append("| `").append(each.key()).append("` | ")
                .append(each.type().typeName()).append(" | ").append(each.text()).append(" |\n"));
        }
    }

    private static boolean isOwn(OptionSpec option) {
        return Formats.all().stream().noneMatch(format -> option.name().startsWith(format.name() + '.'));
    }

    private static void appendOptions(StringBuilder text, List<OptionSpec> options) {
        text.append("| option | type | default | |\n|---|---|---|---|\n");
        for (final OptionSpec option : options) {
            text.append("| `").append(option.name()).append("` | ").append(option.type().toString().replace("|", "\\|"))
                .append(" | ").append(defaultOf(option)).append(" | ").append(option.text()).append(rolesOf(option))
                .append(" |\n");
        }
    }

    private static String defaultOf(OptionSpec option) {
        if (option.defaultValue() == null) {
            return option.required() ? "required" : "";
        }
        return option.defaultValue().isEmpty() ? "nothing" : '`' + option.defaultValue() + '`';
    }

    private static String rolesOf(OptionSpec option) {
        final List<String> roles = new ArrayList<>();
        for (final Role role : Role.values()) {
            if (option.roles().contains(role)) {
                roles.add(role.participle());
            }
        }
        final String secret = option.secret() ? " It is never shown." : "";
        return secret + (roles.size() == Role.values().length ? ""
            : roles.stream().collect(Collectors.joining(" or ", " (when it is ", ")")));
    }

    @Test
    void theDocumentIsWhatTheSpecsGive() throws IOException {
        if (Boolean.getBoolean("turgo.docs.write")) {
            Files.writeString(FILE, document());
        }
        assertEquals(document(), Files.readString(FILE), "write it anew with -Dturgo.docs.write=true, see its start");
    }
}
