package io.turgo.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.TurgoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader says to a file that is not what it should be: the file, what was found, what was expected. */
class CountersFileDamageTest {
    private static final int FILE_LENGTH = 128 + EngineCounter.count() * 640 + 4_096;

    @TempDir
    private Path directory;
    private Path file;

    @BeforeEach
    void aGoodFile() {
        file = directory.resolve("counters.dat");
        Counters.inFile(file, new CountersSettings(EngineCounter.count(), 4_096, 1, 2)).close();
        CountersView.open(file).close();
    }

    @Test
    void anotherMagicIsRefused() throws IOException {
        overwrite(CountersDescriptor.MAGIC_OFFSET, 0x1234);
        refused("magic=0x5254434f00001234 != 0x5254434f47525554");
    }

    @Test
    void anotherMajorIsRefused() throws IOException {
        overwrite(CountersDescriptor.MAJOR_OFFSET, 2);
        refused("format major=2 != 1, read it with the version of Turgo that wrote it");
    }

    @Test
    void anotherMinorIsRead() throws IOException {
        overwrite(CountersDescriptor.MINOR_OFFSET, 9);
        try (CountersView view = CountersView.open(file)) {
            assertEquals(EngineCounter.count(), view.readings().size());
        }
    }

    @Test
    void aCounterThatAnOlderFileLacksIsNamed() throws IOException {
        final int before = EngineCounter.count() - 1;
        final int metadata = CountersDescriptor.HEADER_LENGTH + before * CountersDescriptor.METADATA_PER_COUNTER;
        overwrite(metadata + 4, CountersDescriptor.STAGE_TYPE_ID);
        missesTheLastOne();
        overwrite(metadata, 0);
        missesTheLastOne();
        overwrite(CountersDescriptor.METADATA_LENGTH_OFFSET, before * 512);
        overwrite(CountersDescriptor.VALUES_LENGTH_OFFSET, before * 128);
        missesTheLastOne();
    }

    private void missesTheLastOne() {
        final EngineCounter missing = EngineCounter.values()[EngineCounter.count() - 1];
        try (CountersView view = CountersView.open(file)) {
            final ConfigurationException error =
                assertThrows(ConfigurationException.class, () -> view.value(missing));
            assertTrue(error.getMessage().contains("format 1." + CountersDescriptor.MINOR + " has no "
                + missing.label()), error.getMessage());
            assertEquals(0, view.value(EngineCounter.values()[missing.id() - 1]));
        }
    }

    @Test
    void aFileShorterThanItsHeaderIsRefused() throws IOException {
        truncate(CountersDescriptor.HEADER_LENGTH - 1);
        refused("length=127 bytes < header=128");
        truncate(0);
        refused("length=0 bytes < header=128");
    }

    @Test
    void aFileShorterThanItsRegionsIsRefused() throws IOException {
        truncate(FILE_LENGTH - 1);
        refused("length=" + (FILE_LENGTH - 1) + " bytes < " + FILE_LENGTH + " by its header");
        truncate(CountersDescriptor.HEADER_LENGTH);
        refused("length=128 bytes < " + FILE_LENGTH);
    }

    @Test
    void lengthsThatDoNotFitTogetherAreRefused() throws IOException {
        for (final int offset : new int[] {CountersDescriptor.METADATA_LENGTH_OFFSET,
            CountersDescriptor.VALUES_LENGTH_OFFSET, CountersDescriptor.ERRORS_LENGTH_OFFSET}) {
            final int good = overwrite(offset, 0);
            for (final int bad : new int[] {0, -1, -512, Integer.MIN_VALUE, 513, good + 4}) {
                overwrite(offset, bad);
                refused("=" + bad);
            }
            overwrite(offset, good);
        }
        overwrite(CountersDescriptor.METADATA_LENGTH_OFFSET, Integer.MAX_VALUE / 512 * 512);
        overwrite(CountersDescriptor.VALUES_LENGTH_OFFSET, Integer.MAX_VALUE / 512 * 128);
        refused("length=" + FILE_LENGTH + " bytes < ");
    }

    @Test
    void noFileIsRefused() throws IOException {
        Files.delete(file);
        assertTrue(assertThrows(EnvironmentException.class, () -> CountersView.open(file)).getMessage()
            .startsWith("cannot open counters file " + file));
    }

    private void refused(String reason) {
        final TurgoException error = assertThrows(ConfigurationException.class, () -> CountersView.open(file));
        assertTrue(error.getMessage().startsWith("counters file " + file + ": "), error.getMessage());
        assertTrue(error.getMessage().contains(reason), error.getMessage());
    }

    private int overwrite(int offset, int value) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
            channel.read(bytes, offset);
            final int before = bytes.getInt(0);
            channel.write(bytes.clear().putInt(0, value), offset);
            return before;
        }
    }

    private void truncate(long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }
}
