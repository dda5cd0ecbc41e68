package io.turgo.daemon.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.daemon.gate.Shop;
import io.turgo.error.ConfigurationException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptRunTest {
    private static final String ORDERS = """
        steps:
          - events:
              orders:
                - {time: 2024-01-01 00:00:00, item: nut, price: 10, quantity: 3}
                - {time: 2024-01-01 00:00:00.5, item: nut, price: 20.0, quantity: 2}
        """;

    private static ScriptRun.Passed run(String text) {
        return ScriptRun.over(TestScript.parse(text, "script"), new Shop().define(Path.of("unused")));
    }

    private static String refused(String text) {
        return assertThrows(ConfigurationException.class, () -> run(text)).getMessage();
    }

    @Test
    void rowsComeAsTheTimeOfTheRecordsOrTheirEndSays() {
        assertEquals(new ScriptRun.Passed(11, 3, 5), run(ORDERS + """
              - expect:
                  sums-csv: []
                  orders-csv:
                    - {item: nut, quantity: 3, points: 30}
                    - {price: 20}
              - crash:
              - advance: 10 s
              - events: {orders: [{time: 2024-01-01T00:00:01Z, item: bolt, price: 1, quantity: 1}]}
              - expect: {sums-csv: [{window_start: 2024-01-01 00:00:00, item: nut, orders: 2}]}
              - restart:
              - expect: {orders-csv: [{item: bolt}]}
              - end: orders
              - expect: {sums-csv: [{item: bolt, orders: 1}]}
            """));
    }

    @Test
    void theFirstThatDiffersIsNamedWithItsRow() {
        assertEquals("step 2, orders-csv, row 2: quantity is 2, expected 4; the whole row: {time: 2024-01-01 "
            + "00:00:00.500, item: nut, price: 20.0000, quantity: 2, tax: 3.80, points: 20}",
            refused(ORDERS + "  - expect: {orders-csv: [{quantity: 3}, {quantity: 4}]}\n"));
        assertEquals("step 2, orders-csv: only 2 of 3 expected rows came; the first that did not: {quantity=9}",
            refused(ORDERS + "  - expect: {orders-csv: [{}, {}, {quantity: 9}]}\n"));
        assertEquals("step 2, orders-csv: 1 rows are expected, but 2 came; the first that is not expected: "
            + "{time: 2024-01-01 00:00:00.500, item: nut, price: 20.0000, quantity: 2, tax: 3.80, points: 20}",
            refused(ORDERS + "  - expect: {orders-csv: [{}]}\n"));
    }

    @Test
    void whatComesBehindTheLastQuestionIsFoundAtTheEnd() {
        assertEquals("at the end, sums-csv: 0 rows are expected, but 1 came; the first that is not expected: "
            + "{window_start: 2024-01-01 00:00:00, window_end: 2024-01-01 00:00:01, item: nut, tax: 5.70, "
            + "orders: 2}",
            refused(ORDERS + "  - expect: {sums-csv: []}\n  - end: orders\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "steps: [{evnts: {}}] | script: step 1: there is no step `evnts`, there are [events, advance, end, restart, "
            + "crash, expect]; did you mean `events`?",
        "steps: [{advance: 5}] | script: step 1: advance: `5` is no time such as 500 ms, 10 s, 5 min, 2 h or 1 d",
        "step: [] | script: there is no `step` at the top, there are lookup and steps",
        "steps: [{events: {orders: 5}}] | script: step 1, events orders: here stands a list, each entry behind a dash, "
            + "and not `5`",
        "steps: [{events: {orders: [{quantity: x}]}}] | step 1, events orders, row 1: `x` is no value of column "
            + "quantity INT64 (For input string: \"x\")",
        "steps: [{events: {orders: [{time: 2024-13-01}]}}] | step 1, events orders, row 1: `2024-13-01` is no value of "
            + "column time TIMESTAMP (Text '2024-13-01T00:00:00' could not be parsed: Invalid value for MonthOfYear "
            + "(valid values 1 - 12): 13)",
        "steps: [{end: orders}, {events: {orders: [{}]}}] | step 2: source orders has ended before",
        "steps: [{expect: {out: []}}] | pipeline `shop` has no sink `out`; it has [orders-csv, sums-csv]",
    })
    void whatIsWrongIsNamedWithItsPlace(String text, String message) {
        assertEquals(message, refused(text));
    }

    @Test
    void whatIsNoYamlIsRefusedWithLineAndColumn() {
        final String message = refused("steps:\n  - [\n");
        assertEquals("script is no YAML: ", message.substring(0, 19));
        assertEquals(true, message.contains("line 3"), message);
    }
}
