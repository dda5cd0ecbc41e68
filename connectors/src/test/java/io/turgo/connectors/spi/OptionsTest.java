package io.turgo.connectors.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final ConnectorSpec SPEC = new ConnectorSpec("c", "A connector.", List.of(
        OptionSpec.of("path", OptionType.TEXT, "Where it is.").mandatory(),
        OptionSpec.of("host", OptionType.TEXT, "Where it is sent.").mandatory().only(Role.SINK),
        OptionSpec.of("kind", OptionType.oneOf("RED", "green"), "The colour.").orElse("RED"),
        OptionSpec.of("size", OptionType.BYTES, "How much.").orElse("2 kb"),
        OptionSpec.of("every", OptionType.DURATION, "How often."),
        OptionSpec.of("count", OptionType.INT, "How many."), OptionSpec.of("deep", OptionType.BOOLEAN, "Whether."),
        OptionSpec.of("password", OptionType.INT, "A secret.").hidden(),
        OptionSpec.of("fields.#.min", OptionType.LONG, "The least.")), List.of(),
        Map.of(Role.SOURCE, "once", Role.SINK, "once"));

    private static Options options(String... pairs) {
        final Map<String, String> given = new TreeMap<>(Map.of("path", "p", "connector", "c"));
        for (int i = 0; i < pairs.length; i += 2) {
            given.put(pairs[i], pairs[i + 1]);
        }
        return Options.of(SPEC, given, List.of("id", "price"));
    }

    private static void assertRefused(String name, String message, String... pairs) {
        final OptionException refused = assertThrows(OptionException.class, () -> options(pairs));
        assertEquals(message, refused.getMessage());
        assertEquals(name, refused.optionName());
    }

    @Test
    void valuesAndDefaults() {
        final Options options = options("kind", "GREEN", "every", "1 min", "count", " 7 ", "deep", "True",
            "fields.price.min", "-3");
        assertEquals("p", options.text("path"));
        assertEquals("green", options.word("kind"));
        assertEquals(2048, options.bytes("size"));
        assertEquals(Duration.ofMinutes(1), options.duration("every"));
        assertEquals(7, options.int32("count"));
        assertEquals(true, options.flag("deep"));
        assertEquals(Map.of("price", "-3"), options.byColumn("fields.#.min"));
        assertEquals(List.of("count", "deep", "every", "fields.price.min", "kind", "path"), options.given());
        assertNull(options().text("every"));
        assertEquals("RED", options().word("kind"));
    }

    @Test
    void unitsAreFlinks() {
        final String[] durations = {"5", "5ms", "5 s", "2 h", "1 d", "7us", "9 nanos"};
        final long[] nanos = {5_000_000L, 5_000_000L, 5_000_000_000L, 7_200_000_000_000L, 86_400_000_000_000L, 7000, 9};
        for (int i = 0; i < nanos.length; i++) {
            assertEquals(nanos[i], options("every", durations[i]).duration("every").toNanos(), durations[i]);
        }
        assertEquals(3L << 20, options("size", "3MB").bytes("size"));
        assertEquals(17, options("size", "17").bytes("size"));
    }

    @Test
    void whatIsWrongIsSaid() {
        assertRefused("pathh", "connector `c` has no option `pathh`; did you mean `path`?", "pathh", "x");
        assertRefused("zzz", "connector `c` has no option `zzz`; it has path, host, kind, size, every, count, deep, "
            + "password, fields.#.min", "zzz", "x");
        assertRefused("fields.prise.min", "option `fields.prise.min`: the table has no column `prise`; it has id, price"
            + "; did you mean `price`?", "fields.prise.min", "1");
        assertRefused("fields.id.mini", "connector `c` has no option `fields.id.mini`; did you mean `fields.id.min`?",
            "fields.id.mini", "1");
        assertRefused("kind", "option `kind`: `blue` is not one of RED, green; correct it", "kind", "blue");
        assertRefused("count", "option `count`: `3000000000` is not a whole number of 32 bits; correct it", "count",
            "3000000000");
        assertRefused("every", "option `every`: `5 parsecs` is not a duration such as 500 ms, 10 s, 5 min, 1 h; "
            + "correct it", "every", "5 parsecs");
        assertRefused("every", "option `every`: `999999999999 d` is not a duration such as 500 ms, 10 s, 5 min, 1 h; "
            + "correct it", "every", "999999999999 d");
        assertRefused("size", "option `size`: `-1` is not a size such as 512, 64 kb, 1 mb; correct it", "size", "-1");
        assertRefused("deep", "option `deep`: `yes` is not true or false; correct it", "deep", "yes");
    }

    @Test
    void allFaultsAreFound() {
        assertEquals(List.of("count", "nope", "path"), Options.faults(SPEC, new TreeMap<>(Map.of("count", "x", "nope",
            "1")), List.of()).stream().map(OptionException::optionName).toList());
    }

    @Test
    void anOptionOfOneRoleIsMissedWhenItIsNeeded() {
        final OptionException missing = assertThrows(OptionException.class, () -> options().text("host"));
        assertEquals("option `host` is missing: Where it is sent.", missing.getMessage());
    }

    @Test
    void secretsAreNotShown() {
        final Options options = options("password", "12345");
        assertEquals("******", options.shown().get("password"));
        assertEquals("{connector=c, password=******, path=p}", options.toString());
        assertEquals(12345, options.int32("password"));
        assertRefused("password", "option `password`: its value is not a whole number of 32 bits; correct it",
            "password", "hunter2");
    }

    @Test
    void connectorsAreFoundByName() {
        assertEquals("filesystem", Connectors.named("filesystem").spec().name());
        final OptionException unknown = assertThrows(OptionException.class, () -> Connectors.named("filesytem"));
        assertEquals(true, unknown.getMessage().startsWith("there is no connector `filesytem`; there are blackhole, ")
            && unknown.getMessage().endsWith("; did you mean `filesystem`?"), unknown.getMessage());
        final OptionException refused = assertThrows(OptionException.class, () -> Connectors.named("blackhole").source(
            new TableDefinition("t", List.of(), List.of(), options(), Path.of("."))));
        assertEquals(true, refused.getMessage().startsWith("table `t` of connector `blackhole` cannot be read; "
            + "connectors whose tables can: datagen, filesystem"), refused.getMessage());
    }
}
