package io.turgo.sql.expression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.sql.function.FunctionSpec;
import io.turgo.sql.function.FunctionTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Every function has a sentence, code and a case. */
class FunctionSpecsTest {
    @Test
    void everySpecIsWhole() {
        for (final FunctionSpec spec : FunctionTable.all()) {
            if (spec.refusal() == null) {
                assertTrue(spec.summary().endsWith("."), spec.name());
                assertTrue(spec.operator() != null, spec.name());
                assertFalse(spec.code() != null && spec.methods().isEmpty(), spec.name() + " has no method");
            }
        }
    }

    @Test
    void everyFunctionHasACase() throws IOException {
        final String cases = new String(FunctionSpecsTest.class.getResourceAsStream("/expressions.txt").readAllBytes(),
            StandardCharsets.UTF_8);
        for (final FunctionSpec spec : FunctionTable.all()) {
            final boolean named = spec.name().matches("[A-Z_0-9]+") && !spec.name().equals("PROCTIME");
            assertTrue(spec.refusal() != null || !named || cases.contains(spec.name()), "no case of " + spec.name());
        }
    }
}
