package io.turgo.examples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.OutputId;
import io.turgo.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The durable side of the service's callbacks, cut off anywhere. */
class LedgerTest {
    private static final UUID JOURNAL = new UUID(1, 2);
    private static final String START = "# journal " + JOURNAL + "\nid,value\n";

    @TempDir
    private Path directory;

    private OutputId reopened(byte[] bytes) throws Exception {
        final Path file = Files.write(directory.resolve("ledger.csv"), bytes);
        try (Ledger ledger = new Ledger(file, "value")) {
            return ledger.open(JOURNAL);
        }
    }

    @Test
    void whatIsCutOffInAnyPlaceGoesOnBehindItsLastWholeLine() throws Exception {
        final String whole = START + "1/1/0,a\n3/1/0,b\n3/1/1,c\n";
        for (int length = 0; length <= whole.length(); length++) {
            final String kept = whole.substring(0, length);
            final OutputId expected = kept.endsWith("c\n") ? new OutputId(3, 1, 1)
                : kept.contains("b\n") ? new OutputId(3, 1, 0)
                : kept.contains("a\n") ? new OutputId(1, 1, 0) : OutputId.NONE;
            assertEquals(expected, reopened(kept.getBytes()), kept);
            final String left = Files.readString(directory.resolve("ledger.csv"));
            assertEquals(length <= START.length() ? START : kept.substring(0, kept.lastIndexOf('\n') + 1), left);
        }
    }

    @Test
    void aLongFileIsReadFromItsEnd() throws Exception {
        final byte[] line = "7/1/0,x\n".getBytes();
        final byte[] start = START.getBytes();
        final byte[] bytes = Arrays.copyOf(start, start.length + 100_000 * line.length);
        for (int i = 0; i < 100_000; i++) {
            System.arraycopy(line, 0, bytes, start.length + i * line.length, line.length);
        }
        assertEquals(new OutputId(7, 1, 0), reopened(bytes));
    }

    @Test
    void outputsOfAnotherJournalAreRefused() {
        final String message = assertThrows(ConfigurationException.class,
            () -> reopened(("# journal " + new UUID(3, 4) + "\nid,value\n1/1/0,a\n").getBytes())).getMessage();
        assertTrue(message.contains(JOURNAL.toString()) && message.contains(new UUID(3, 4).toString()), message);
    }
}
