package io.turgo.bench.torture.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case small enough to be worked out by hand, and what becomes of it when something is wrong. */
class VerifierTest {
    @TempDir
    private Path input;
    @TempDir
    private Path output;

    @BeforeEach
    void write() throws IOException {
        write(input, "accounts.csv", "account,region,credit", "a0,r0,10.00");
        write(input, "orders.csv", "time,account,price,quantity,note",
            "0,a0,2.0000,1.00,\"x, y\"", "1000,a1,3.0000,2.00,", "1500,a0,1.x,1.00,", "1600,a0,9.0000,-1.00,",
            "15000,a0,4.0000,1.50,", "9999,a0,1.0000,1.00,late");
        write(input, "payments.txt", "0,5,1.500", "nothing", "3600000,5,2.000", "3600001,5,-1.000", "3600002,5,4.500");
        write(output, "rows.csv", "time,account,price,quantity,notional,region,credit,score,note",
            "1970-01-01T00:00:00Z,a0,2.0000,1.00,2.000000,r0,10.00,,\"x, y\"",
            "1970-01-01T00:00:01Z,a1,3.0000,2.00,6.000000,,,,",
            "1970-01-01T00:00:15Z,a0,4.0000,1.50,6.000000,r0,10.00,,",
            "1970-01-01T00:00:09.999Z,a0,1.0000,1.00,1.000000,r0,10.00,,late");
        write(output, "windows.csv", "window_start,window_end,account,orders,notional,low,high,open,close",
            "1970-01-01T00:00:00Z,1970-01-01T00:00:10Z,a0,1,2.000000,2.0000,2.0000,2.0000,2.0000",
            "1970-01-01T00:00:00Z,1970-01-01T00:00:10Z,a1,1,6.000000,3.0000,3.0000,3.0000,3.0000",
            "1970-01-01T00:00:10Z,1970-01-01T00:00:20Z,a0,1,6.000000,4.0000,4.0000,4.0000,4.0000");
        write(output, "totals.csv", "window_start,window_end,payer,payments,amount",
            "1970-01-01T00:00:00Z,1970-01-01T01:00:00Z,5,1,1.500",
            "1970-01-01T01:00:00Z,1970-01-01T02:00:00Z,5,2,6.500");
        // the mean is 1.525 and the variance 0.011875 when the third payment comes
        final double deviations = (4.5 - 1.525) / Math.sqrt(0.011875);
        write(output, "payments.txt", "journal x", "0/0/0,5,1.500,", "1/0/0,5,2.000,", "3/0/0,5,4.500,"
            + Long.toHexString(Double.doubleToRawLongBits(deviations / (deviations + 6))));
        write(output, "rejected.csv", "source,position,reason,raw",
            "payments,2,no payment,nothing",
            "orders,3,\"row 3, column price: \"\"1.x\"\" is not a DECIMAL(18, 4)\",\"1500,a0,1.x,1.00,\"");
    }

    private static void write(Path directory, String name, String... lines) throws IOException {
        Files.writeString(directory.resolve(name), String.join("\n", lines) + '\n');
    }

    private void change(String name, UnaryOperator<List<String>> how) throws IOException {
        final Path file = output.resolve(name);
        Files.writeString(file, String.join("\n", how.apply(new ArrayList<>(Files.readAllLines(file)))) + '\n');
    }

    private String difference() {
        return assertThrows(Difference.class, () -> Verifier.verify(input, output)).getMessage();
    }

    @Test
    void whatIsRightIsRight() throws IOException {
        assertEquals(7, Verifier.verify(input, output));
    }

    @Test
    void aLineThatIsMissingIsNamed() throws IOException {
        for (final String name : List.of("rows.csv", "windows.csv", "totals.csv", "payments.txt", "rejected.csv")) {
            write();
            change(name, lines -> lines.subList(0, lines.size() - 1));
            assertTrue(difference().contains(name), name);
        }
    }

    @Test
    void aLineThatComesTwiceIsNamed() throws IOException {
        for (final String name : List.of("rows.csv", "windows.csv", "totals.csv", "payments.txt", "rejected.csv")) {
            write();
            change(name, lines -> {
                lines.add(lines.get(lines.size() - 1));
                return lines;
            });
            assertTrue(difference().contains(name), name);
        }
    }

    @Test
    void aValueThatDiffersInItsLastDigitIsNamed() throws IOException {
        change("windows.csv", lines -> {
            lines.set(1, lines.get(1).replace("2.000000", "2.000001"));
            return lines;
        });
        assertTrue(difference().contains("2.000001"));
    }

    @Test
    void anEndWithinALineIsNamed() throws IOException {
        Files.writeString(output.resolve("rows.csv"), "time,acc");
        assertTrue(difference().contains("within a line"));
    }
}
