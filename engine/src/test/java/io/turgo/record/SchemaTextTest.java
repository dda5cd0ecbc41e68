package io.turgo.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.error.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTextTest {
    @Test
    void whatIsWrittenIsReadBack() {
        final Schema schema = Schema.named("all-kinds").bool("a").int32("b").int64("c").float64("d")
            .decimal("e", 38, 10).timestamp("f").symbol("g").string("h").field(Field.decimal("i", 18, 0).orNull())
            .field(Field.string("j").orNull()).build();
        assertEquals(schema, Schema.parse(schema.toString()));
    }

    @Test
    void otherTextIsRefused() {
        for (final String text
            : List.of("rows", "rows(", "rows()", "rows(a)", "rows(a INT33)", "rows(a INT64 NULLS)")) {
            assertThrows(ConfigurationException.class, () -> Schema.parse(text), text);
        }
    }
}
