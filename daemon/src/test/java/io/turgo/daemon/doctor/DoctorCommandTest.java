package io.turgo.daemon.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.gate.ShopJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path directory;

    @Test
    void looksAtEverythingAndLeavesNothingBehind() throws IOException {
        final ShopJournal.Ended ended = ShopJournal.turgo("doctor", "--data", directory.resolve("new/data"));
        assertEquals(0, ended.code(), ended::toString);
        for (final String subject : List.of("JDK", "JVM flags", "cores", "memory", "telemetry", "directory",
            "file system", "space", "disk", "mapped", "limits")) {
            assertTrue(ended.out().matches("(?s)(.*\n)?(ok|warn)  +" + subject + "  .*"), ended.out());
        }
        try (var files = Files.list(directory)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aDirectoryThatIsNoneIsBadAndHasARemedy() throws IOException {
        final Path file = Files.createFile(directory.resolve("file"));
        final Diagnosis access = new DirectoryChecks(file).all().get(0);
        assertEquals(Diagnosis.Verdict.BAD, access.verdict());
        assertEquals("name another by --data, or change its owner", access.remedy());
    }

    @Test
    void whatIsNotInOrderHasARemedyAndWhatIsHasNone() {
        final List<Diagnosis> all = JvmChecks.all();
        all.forEach(each -> assertEquals(each.verdict() == Diagnosis.Verdict.OK, each.remedy().isEmpty(),
            each.toString().toLowerCase(Locale.ROOT)));
    }
}
