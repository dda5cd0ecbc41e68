package io.turgo.connectors.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.TurgoException;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvConfigurationTest {
    private static final Schema TRADES = Schema.named("trades").symbol("pair").decimal("price", 18, 2).build();

    private static CsvSource text(String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return CsvSource.of(ByteSource.of("in.csv", () -> new ByteArrayInputStream(bytes)));
    }

    private static <E extends TurgoException> void assertRefused(Class<E> type, CsvSource source, String message) {
        assertEquals(message, assertThrows(type, () -> SourceRun.of(TRADES).run(source)).getMessage());
    }

    private static void assertRefused(CsvSource source, String message) {
        assertRefused(ConfigurationException.class, source, message);
    }

    @Test
    void headersThatDoNotMatch() {
        assertRefused(text("pair,prise\n"),
            "input `in.csv`: column 2, `prise`, is no field of `trades`, which has pair, "
            + "price; did you mean `price`?; or let the format ignore unknown columns");
        assertRefused(text("pair\n"),
            "input `in.csv` has no column for field `price` of `trades`; it has pair; rename a "
            + "column, give a constant or make the field nullable");
        assertRefused(text("pair,price,pair\n"), "input `in.csv`: columns 1 and 3 are both `pair`, rename one");
        assertRefused(text("pair,price\n").constant("pair", "x"),
            "input `in.csv`: field `pair` is column 1 and also a constant or the row number, choose one");
        assertRefused(text("pair,pr\u00EDce\n"),
            "header of input `in.csv`: the name of column 2, \"pr\\xEDce\", is not "
            + "UTF-8");
        assertRefused(text("pair,\"price\n"), "header of input `in.csv`: a quote is opened and not closed before the "
            + "end of the input");
        assertRefused(text("").format(CsvFormat.standard().columns("pair", "prices")), "input `in.csv`: column 2, "
            + "`prices`, is no field of `trades`, which has pair, price; did you mean `price`?");
    }

    @Test
    void emptyInputs() {
        final String message = "input `in.csv` is empty, it must start with a header line; or name the columns in the "
            + "format";
        assertRefused(text(""), message);
        assertRefused(text("\n\r\n"), message);
        assertRefused(text("\u00FF\u00FEa\0"), "input `in.csv` is UTF-16, convert it to UTF-8");
    }

    @Test
    void settingsThatDoNotMatch() {
        assertEquals("constant `\ud800` of field `pair` has an unpaired surrogate and no UTF-8, correct it",
            assertThrows(ConfigurationException.class, () -> text("").constant("pair", "\ud800")).getMessage());
        assertRefused(text("pair\n").constant("price", "1.x"),
            "input `in.csv`: constant price: \"1.x\" is not a DECIMAL(18, 2)");
        assertRefused(text("pair,price\n").constant("pairs", "x"),
            "input `in.csv`: the constant `pairs` is no field of "
            + "`trades`, which has pair, price; did you mean `pair`?");
        assertRefused(text("pair,price\n").rowNumber("row"),
            "input `in.csv`: the row number `row` is no field of `trades`, which has pair, price");
        assertRefused(text("pair\n").rowNumber("price"),
            "input `in.csv`: the row number's field `price` is DECIMAL(18, 2), make it INT64");
        assertRefused(text("p\n").format(CsvFormat.standard().rename("p", "prize")),
            "input `in.csv`: the renamed column "
            + "`prize` is no field of `trades`, which has pair, price; did you mean `price`?");
    }

    @Test
    void formatsThatMakeNoSense() {
        final CsvFormat format = CsvFormat.standard();
        assertThrows(ConfigurationException.class, () -> format.delimiter('"'));
        assertThrows(ConfigurationException.class, () -> format.delimiter('\n'));
        assertThrows(ConfigurationException.class, () -> format.quote('é'));
        assertThrows(ConfigurationException.class, () -> format.columns(new String[0]));
        assertThrows(ConfigurationException.class, () -> format.maxRecordBytes(1));
    }

    @Test
    void inputsThatCannotBeOpened(@TempDir Path directory) throws IOException {
        final Path missing = directory.resolve("none.csv");
        assertRefused(CsvSource.of(missing), "input `" + missing + "` does not exist, correct the path");
        assertRefused(CsvSource.of(directory), "input `" + directory + "` is a directory, name a file in it");
        final Path plain = Files.writeString(directory.resolve("in.csv.gz"), "pair,price\n");
        assertRefused(CsvSource.of(plain), "input `" + plain + "` is named .gz but is not in gzip format, rename or "
            + "compress it");
        assertRefused(CsvSource.of(ByteSource.resource(getClass().getClassLoader(), "none.csv")),
            "there is no resource `none.csv` on the class path, add the jar that has it");
        assertRefused(EnvironmentException.class, CsvSource.of(ByteSource.of("in.csv", () -> {
            throw new AccessDeniedException("in.csv");
        })), "input `in.csv` may not be read by this user, grant the permission");
    }

    @Test
    void anInputThatBreaksOff() {
        final CsvSource source = CsvSource.of(ByteSource.of("in.csv", () -> new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                final String text = "pair,price\nx,1\n";
                if (at == text.length()) {
                    throw new IOException("disk on fire");
                }
                return text.charAt(at++);
            }
        }));
        final String message = assertThrows(EnvironmentException.class, () -> SourceRun.of(TRADES).run(source))
            .getMessage();
        assertTrue(message.startsWith("input `in.csv` cannot be read behind row "), message);
        assertTrue(message.endsWith(": disk on fire; get the file again or check the disk"), message);
    }

    @Test
    void aFieldThatMayBeNullNeedsNoColumn() throws Exception {
        final Schema schema = Schema.named("s").int32("a").field(Field.int32("b").orNull()).build();
        assertEquals(1, SourceRun.of(schema).run(text("a\n1\n")).committed().size());
    }
}
