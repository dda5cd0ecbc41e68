package io.turgo.daemon.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.gate.ShopJournal;
import io.turgo.frame.Durability;
import io.turgo.frame.Frame;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import io.turgo.journal.NamedReader;
import io.turgo.journal.file.ManifestLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole messages and exit codes of {@code turgo journal}. */
class JournalCommandTest {
    private static final String CATALOG = "pipeline shop\\nsource dead-letters(source STRING, position INT64, "
        + "reason STRING, raw STRING) as dead-letters partitions ";

    @TempDir
    Path directory;

    private ShopJournal shop;

    @BeforeEach
    void run() {
        shop = ShopJournal.in(directory);
        shop.run(4);
    }

    private ShopJournal.Ended journal(String command, Object... options) {
        final Object[] arguments = new Object[3 + options.length];
        arguments[0] = "journal";
        arguments[1] = command;
        arguments[2] = shop.data();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return ShopJournal.turgo(arguments);
    }

    private static void require(int code, String out, String err, ShopJournal.Ended ended) {
        assertEquals(out, ended.out());
        assertEquals(err, ended.err());
        assertEquals(code, ended.code());
    }

    private Path file() throws IOException {
        try (var files = Files.walk(shop.data().resolve("journal"))) {
            return files.filter(path -> path.toString().endsWith(".cq4")).sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void aCommandIsMissing() {
        require(1, "", "turgo: a command is missing\nRun 'turgo journal --help' for what there is.\n",
            ShopJournal.turgo("journal"));
    }

    @Test
    void noJournal() {
        for (final String command : List.of("info", "verify", "dump", "readers")) {
            require(1, "", "turgo: no journal in " + directory + ": journal.properties is missing; check the path\n",
                ShopJournal.turgo("journal", command, directory));
        }
        require(1, "", "turgo: no journal in " + directory + ": journal.properties is missing; check the path\n",
            ShopJournal.turgo("journal", "prune", directory, "--keep-time", "1d"));
        assertTrue(Files.notExists(directory.resolve("lock")));
    }

    @Test
    void infoTellsWhatThereIs() {
        final ShopJournal.Ended ended = journal("info");
        assertEquals(0, ended.code(), ended.err());
        final String out = ended.out();
        assertTrue(out.matches("(?s)journal +[0-9a-f-]{36}, format 1\\.0\npipeline +shop\nwriter +none\n"
            + "durability +process\nframes +1 to \\d+, [0-9.]+ (B|KiB)\nsequences +1 to 4\ningested +\\S+Z to \\S+Z\n"
            + "files +1 in 1 generations, [0-9.]+ KiB\n.*"), out);
        try (ChronicleJournal writer = ChronicleJournal.open(shop.data())) {
            writer.namedReader("audit").close();
            final String beside = journal("info").out();
            assertTrue(beside.contains("writer      process " + ProcessHandle.current().pid() + "\n"), beside);
            assertTrue(beside.endsWith("\nreader  committed frame  open in process\n"
                + "audit                 0                -\n"), beside);
        }
    }

    @Test
    void infoTellsAtWhichDurabilityFramesWereJournaled() throws IOException {
        shop.run(new JournalSettings().durability(Durability.DISK), 4, 6);
        shop.run(new JournalSettings().durability(Durability.DISK), 6, 8);
        final String out = journal("info").out();
        assertTrue(out.matches("(?s).*\ndurability +process from frame 1, disk from frame \\d+\n.*"), out);
        final Path manifest = shop.data().resolve("journal/sealed");
        final StringBuilder older = new StringBuilder();
        for (final String line : Files.readAllLines(manifest)) {
            final ManifestLine parsed = ManifestLine.parse(line);
            older.append(!parsed.kind().equals("begin") ? line + '\n' : new ManifestLine("begin")
                .with("generation", parsed.text("generation")).with("frame", parsed.text("frame")).encode());
        }
        Files.writeString(manifest, older.toString());
        assertTrue(journal("info").out().matches("(?s).*\ndurability +not recorded\n.*"), journal("info").out());
    }

    @Test
    void verifyNamesTheFirstFault() throws IOException {
        final ShopJournal.Ended whole = journal("verify");
        assertTrue(whole.out().matches("whole: \\d+ frames, .* (B|KiB), \\d checkpoints\n"), whole.out());
        assertEquals(0, whole.code());
        final Path file = file();
        final byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 150] ^= 1;
        Files.write(file, bytes);
        final ShopJournal.Ended damaged = journal("verify");
        assertEquals(1, damaged.code());
        assertTrue(damaged.out().matches("fault behind \\d+ whole frames: journal file " + file
            + " is damaged at offset \\d+: .*; restore the file from a copy\nfile " + file
            + ", offset \\d+, frame \\d+\n"), damaged.out());
    }

    private String dump(Object... options) {
        final ShopJournal.Ended ended = journal("dump", options);
        assertEquals("", ended.err());
        assertEquals(0, ended.code());
        return ended.out().replaceAll("\"frame\":\\d+,", "").replaceAll("\"ingested\":\"[^\"]*Z\",", "");
    }

    private static String order(int sequence, String time, String item, String price, int quantity) {
        return "{\"sequence\":" + sequence + ",\"kind\":\"data\",\"source\":\"orders\",\"partition\":0,\"position\":"
            + (sequence - 1) + ",\"row\":{\"time\":\"1970-01-01T00:00:00" + time + "Z\",\"item\":\"" + item
            + "\",\"price\":\"" + price + "\",\"quantity\":" + quantity + "}}\n";
    }

    @Test
    void dumpDecodesEveryEntry() {
        final String dump = dump();
        assertTrue(dump.startsWith("{\"sequence\":0,\"kind\":\"catalog\",\"catalog\":\"" + CATALOG), dump);
        final String orders = order(1, "", "nut", "1.0005", 0) + order(2, ".100", "bolt", "2.0010", 1)
            + order(3, ".200", "nail", "3.0015", 2) + order(4, ".300", "nut", "4.0020", 3);
        assertEquals(orders, dump.lines().filter(line -> line.contains("\"data\"")).map(line -> line + "\n")
            .reduce("", String::concat));
        assertEquals(order(2, ".100", "bolt", "2.0010", 1) + order(3, ".200", "nail", "3.0015", 2),
            dump("--from", 2, "--to", 3));
        assertEquals("", dump("--from", "2200-01-01T00:00:00Z", "--to", 3));
    }

    @Test
    void pruneNeedsToKnowHowMuchToKeepAndThatNobodyWrites() {
        require(1, "", "turgo: nothing says how much to keep: give --keep-bytes, --keep-time or both\n",
            journal("prune"));
        require(1, "", "turgo: `1 week` is not a time such as 30s, 90m, 36h or 7d\n",
            journal("prune", "--keep-time", "1 week"));
        require(1, "", "turgo: `9999999999T` is too much, leave the limit out\n",
            journal("prune", "--keep-bytes", "9999999999T"));
        try (ChronicleJournal writer = ChronicleJournal.open(shop.data())) {
            assertTrue(writer.info().lastFrame() > 0);
            require(2, "", "turgo: data directory " + shop.data() + " is in use by process "
                + ProcessHandle.current().pid() + "; stop that process or name another directory\n",
                journal("prune", "--keep-bytes", "1K"));
        }
        require(0, "freed 0 B; the journal begins with frame 1\n", "", journal("prune", "--keep-bytes", "20G"));
    }

    @Test
    void readersAreListedAndRemoved() {
        require(0, "no named readers\n", "", journal("readers"));
        try (NamedReader reader = ChronicleJournal.namedReader(shop.data(), "audit")) {
            assertTrue(reader.next(new Frame(1024)));
            reader.commit();
            final long pid = ProcessHandle.current().pid();
            require(2, "", "turgo: reader `audit` of " + shop.data() + " is in use by process " + pid
                + "; end that one first, or choose another name\n", journal("readers", "--remove", "audit"));
        }
        require(0, "reader  committed frame  open in process\naudit                 1                -\n", "",
            journal("readers"));
        require(0, "removed reader `audit`\n", "", journal("readers", "--remove", "audit"));
        require(1, "", "turgo: the journal in " + shop.data() + " has no reader `audit`; it has []\n",
            journal("readers", "--remove", "audit"));
    }
}
