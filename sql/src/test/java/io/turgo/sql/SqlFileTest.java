package io.turgo.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlFileTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsNoFileOfSqlIsNamed() throws IOException {
        refuses("there is no file `%s`; name a file with SQL", directory.resolve("nope.sql"));
        refuses("`%s` is a directory; name a file with SQL", directory);
        final Path binary = Files.write(directory.resolve("binary.sql"), new byte[] {(byte) 0xff, 0});
        refuses("`%s` is not text in UTF-8; name a file with SQL", binary);
    }

    private static void refuses(String message, Path file) {
        assertEquals(message.formatted(file),
            assertThrows(ConfigurationException.class, () -> SqlFile.read(file, Map.of())).getMessage());
    }
}
