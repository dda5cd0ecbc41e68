package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSeekerTest {
    private static final long SIZE = 1L << 30;
    private static final long DATA = 1L << 28;

    @TempDir
    private Path directory;

    @Test
    void neverPassesOverDataAndSkipsHolesWhereTheSystemKnowsThem() throws IOException {
        final Path path = directory.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(SIZE);
            file.seek(DATA);
            file.write(1);
        }
        try (DataSeeker seeker = new DataSeeker(path)) {
            assertTrue(seeker.nextData(0) <= DATA, "data passed over");
            assertEquals(DATA, seeker.nextData(DATA));
            if (System.getProperty("os.name").equals("Linux")) {
                assertTrue(seeker.nextData(0) > DATA / 2, "the hole before the data was not skipped");
                assertEquals(Long.MAX_VALUE, seeker.nextData(SIZE / 2));
            }
        }
    }
}
