package io.turgo.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.testing.ReferenceRun;
import io.turgo.connectors.testing.Tables;
import io.turgo.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReferenceTest {
    @TempDir
    Path directory;

    private Tables table(String path) {
        return Tables.of("filesystem", directory, "path", path, "format", "json")
            .columns("k SYMBOL NULL", "v INT32 NULL").column("c STRING", Kind.CONSTANT, "x");
    }

    private List<List<Object>> load(String path) throws Exception {
        final Tables table = table(path);
        final ReferenceRun target = ReferenceRun.of(table.schema());
        table.connector().lookup(table.define()).load(target);
        return target.rowsPut();
    }

    @Test
    void aFileOrAllOfADirectory() throws Exception {
        Files.createDirectory(directory.resolve("d"));
        Files.writeString(directory.resolve("d/b.json"), "{\"k\":\"b\",\"v\":2}\n");
        Files.writeString(directory.resolve("d/a.json"), "{\"k\":\"a\",\"v\":1}\n");
        Files.writeString(directory.resolve("d/.hidden.json"), "nothing");
        assertEquals(List.of(List.of("b", 2, "x")), load("d/b.json"));
        assertEquals(List.of(List.of("a", 1, "x"), List.of("b", 2, "x")), load("d"));
    }

    @Test
    void aBadRowStopsTheStart() throws Exception {
        Files.writeString(directory.resolve("bad.json"), "{\"k\":\"a\",\"v\":1}\n{\"k\":\"b\",\"v\":\"two\"}\n");
        assertEquals("reference `" + directory.resolve("bad.json") + "`, row 2, column v: \"two\" is not an INT32",
            assertThrows(ConfigurationException.class, () -> load("bad.json")).getMessage());
    }

    @Test
    void metadataIsRefused() {
        final Tables table = table("x").column("n INT64", Kind.METADATA, "row");
        assertEquals("column `n` of table `t` is metadata, which a table that is looked up does not have; leave it out",
            assertThrows(ConfigurationException.class, () -> table.connector().lookup(table.define())).getMessage());
    }
}
