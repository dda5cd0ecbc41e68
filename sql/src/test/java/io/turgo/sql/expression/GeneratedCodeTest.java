package io.turgo.sql.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.Allocations;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.sql.expression.Expressions.NamedExpression;
import io.turgo.sql.type.SqlTypes;
import io.turgo.stage.Operator;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexNode;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the generated code does not do: allocate, evaluate twice, and grow beyond what HotSpot compiles. */
class GeneratedCodeTest {
    private static final int MOST_BYTES = 8000;

    private static StageHarness adding(String select) {
        final Rex rex = SampleRow.table();
        return StageHarness.of(
            Expressions.adding(rex.names(), fields(rex.of(select)), ExpressionSettings.UTC), schema(rex));
    }

    private static Schema schema(Rex rex) {
        return new Schema("t", rex.fields());
    }

    private static List<NamedExpression> fields(List<RexNode> nodes) {
        final List<NamedExpression> fields = new ArrayList<>();
        for (final RexNode node : nodes) {
            fields.add(new NamedExpression(
                SqlTypes.field("x" + fields.size(), node.getType()).map(Field::orNull).orElseThrow(), node));
        }
        return fields;
    }

    @Test
    void allocatesNothingOnceWarm() {
        final StageHarness harness = adding(String.join(", ", "i + 1", "n * 2", "n * w", "n / 3", "UPPER(s)", "s || c",
            "CASE WHEN n > 5 THEN c ELSE s END", "SUBSTRING(s, 2, 2)", "c = 'BTC'", "s LIKE 'a%'", "CAST(n AS STRING)",
            "CAST(ts AS STRING)", "FLOOR(ts TO HOUR)", "ts + INTERVAL '1' MONTH", "COALESCE(zi, i)", "ROUND(n, 1)",
            "DATE_FORMAT(ts, 'yyyy-MM')", "TRY_CAST(s AS INT)", "LPAD(c, 8, '0')", "GREATEST(i, 3)", "MD5(s)",
            "HOST(s)", "SHARE(n, i)"))
            .collecting(false);
        final byte[] text = {'a', 'b', '1', '2'};
        final int symbol = harness.symbols().intern("BTC");
        final Column[] columns = harness.in().layout().columns(List.of("i", "n", "s", "c", "ts"));
        final Runnable rows = () -> {
            for (int i = 0; i < 5000; i++) {
                final Row row = harness.claim(i);
                row.int32(columns[0], i);
                row.int64(columns[1], i * 37L);
                row.string(columns[2], text, 0, text.length);
                row.int32(columns[3], symbol);
                row.int64(columns[4], 1_700_000_000_000_000_000L + i);
                harness.push();
            }
        };
        for (int i = 0; i < 6; i++) {
            rows.run();
        }
        Allocations.assertNone(rows);
    }

    @Test
    void whatStandsTwiceIsEvaluatedOnce() {
        final String source = source("MD5(s), UPPER(MD5(s)), CASE WHEN b THEN MD5(s) ELSE MD5(s) END");
        assertEquals(1, source.split("\\.md5\\(", -1).length - 1, source);
    }

    @Test
    void largeExpressionsAreCutIntoMethodsThatHotSpotCompiles() {
        final String in = IntStream.range(0, 500).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        final String when = IntStream.range(100, 400).mapToObj(i -> "WHEN i = " + i + " THEN s || '" + i + "'")
            .collect(Collectors.joining(" "));
        final String sum = String.join(" + ", Collections.nCopies(300, "i"));
        final String many =
            IntStream.range(0, 200).mapToObj(i -> "i * " + i + " + l").collect(Collectors.joining(", "));
        final String select = "i IN (" + in + "), CASE " + when + " ELSE c END, " + sum + ", " + many;
        final int largest = largestMethod(select);
        assertTrue(largest < MOST_BYTES, "bytes of a method: " + largest);
        try (StageHarness harness = adding(select)) {
            harness.feed(0, Map.of("i", 399, "s", "a", "c", "none", "l", 5L));
            harness.feed(0, Map.of("i", 5000, "s", "a", "c", "none", "l", 5L));
            final List<Map<String, Object>> rows = harness.take();
            assertEquals(List.of(true, "a399", 399 * 300, 399L * 199 + 5), List.of(rows.get(0).get("x0"),
                rows.get(0).get("x1"), rows.get(0).get("x2"), rows.get(0).get("x202")));
            assertEquals(List.of(false, "none"), List.of(rows.get(1).get("x0"), rows.get(1).get("x1")));
        }
    }

    private static String source(String select) {
        return compiled(select).source();
    }

    private static StageClass compiled(String select) {
        final Rex rex = SampleRow.table();
        final ExpressionCompiler compiler =
            new ExpressionCompiler(rex.names(), schema(rex), ExpressionSettings.UTC);
        new Results(compiler, "row").write(fields(rex.of(select)));
        compiler.source().line("return true;");
        return StageClass.compile(compiler.source());
    }

    private static int largestMethod(String select) {
        final int[] most = new int[1];
        new ClassReader(compiled(select).code()).accept(new ClassVisitor(Opcodes.ASM9, new ClassWriter(0)) {
            @Override
            public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
                final MethodVisitor writer = super.visitMethod(access, name, descriptor, signature, exceptions);
                return new MethodVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitMaxs(int stack, int locals) {
                        final Label end = new Label();
                        super.visitLabel(end);
                        super.visitMaxs(stack, locals);
                        most[0] = name.equals("<clinit>") ? most[0] : Math.max(most[0], end.getOffset());
                    }
                };
            }
        }, 0);
        return most[0];
    }

    @Test
    void equalExpressionsHaveEqualLogicAndOthersNot() {
        final Rex rex = SampleRow.table();
        assertEquals(filter(rex, "i > 5 AND s = 'a'").logic(), filter(SampleRow.table(), "i > 5  and s = 'a'").logic());
        assertTrue(!filter(rex, "i > 5").logic().equals(filter(rex, "i > 6").logic()));
        assertTrue(!filter(rex, "i > 5").logic().equals(filter(rex, "l > 5").logic()));
        assertEquals("sql-filter/1 AND(>(i INT, 5 INT), =(s STRING, 'a' STRING))",
            filter(rex, "i > 5 AND s = 'a'").logic());
    }

    @Test
    void filtersPassWhatIsTrueOnly() {
        try (StageHarness harness = StageHarness.of(filter(SampleRow.table(), "i > 5"), schema(SampleRow.table()))) {
            assertEquals(List.of(true, false, false), List.of(harness.feed(0, Map.of("i", 6)),
                harness.feed(0, Map.of("i", 5)), harness.feed(0, Map.of())));
        }
    }

    private static Operator filter(Rex rex, String condition) {
        return Expressions.filter(rex.names(), rex.of(condition).get(0), ExpressionSettings.UTC);
    }
}
