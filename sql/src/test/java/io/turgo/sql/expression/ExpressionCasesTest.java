package io.turgo.sql.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Expressions and their values, which were computed by hand: {@code expression => value}, or {@code expression !! part}
 * of an error's message. {@code expressions.txt} says what the row is.
 */
class ExpressionCasesTest {
    private static final int AT_ONCE = 30;

    private final SampleRow row = new SampleRow(ExpressionSettings.UTC);

    @Test
    void everyExpressionHasItsValue() throws IOException {
        final List<String> values = lines().stream().filter(line -> !line.contains(" !! ")).toList();
        assertTrue(values.size() > 100, "cases: " + values.size());
        final List<String> found = new ArrayList<>();
        for (int i = 0; i < values.size(); i += AT_ONCE) {
            final List<String> expressions = values.subList(i, Math.min(i + AT_ONCE, values.size())).stream()
                .map(line -> line.split(" => ", 2)[0].strip()).toList();
            final List<String> results = row.evaluate(expressions, false);
            assertEquals(results, row.evaluate(expressions, true), "new rows of " + expressions);
            for (int k = 0; k < results.size(); k++) {
                found.add(expressions.get(k) + " => " + results.get(k));
            }
        }
        assertEquals(String.join("\n", values), String.join("\n", found));
    }

    @Test
    void everyErrorSaysWhatIsWrong() throws IOException {
        for (final String line : lines().stream().filter(each -> each.contains(" !! ")).toList()) {
            final String[] parts = line.split(" !! ", 2);
            final RuntimeException error = assertThrows(
                RuntimeException.class, () -> row.evaluate(List.of(parts[0].strip()), false), line);
            assertTrue(error.getMessage().contains(parts[1].strip()), line + ": " + error.getMessage());
        }
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
            ExpressionCasesTest.class.getResourceAsStream("/expressions.txt"), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }
}
