package io.turgo.daemon.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedFileTest {
    private static final int BYTES = 3_000_000;
    private static final long SEED = 20_131_125;

    @TempDir
    private Path directory;

    /** Pieces of any length, some longer than what is read at once, and after each a wrong one. */
    @Test
    void takesPiecesOfAnyLength() throws IOException {
        final Random random = new Random(SEED);
        final byte[] text = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        try (ExpectedFile file = ExpectedFile.open(Files.write(directory.resolve("file"), text))) {
            int at = 0;
            while (at < BYTES) {
                final int count = Math.min(BYTES - at, 1 + random.nextInt(1 << random.nextInt(21)));
                final byte[] piece = Arrays.copyOfRange(text, at, at + count);
                piece[count - 1]++;
                assertFalse(file.take(piece, count), "at " + at);
                piece[count - 1]--;
                assertEquals(new String(piece, StandardCharsets.US_ASCII), file.next(count), "at " + at);
                assertTrue(file.take(piece, count), "at " + at);
                at += count;
            }
            assertEquals("", file.next(1));
            assertFalse(file.take(new byte[] {'a'}, 1));
        }
    }
}
