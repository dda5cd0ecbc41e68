package io.turgo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Properties;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;

class VersionTest {
    private static Attributes manifest(String version, String commit) {
        Attributes attributes = new Attributes();
        attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        attributes.putValue("Turgo-Commit", commit);
        return attributes;
    }

    @Test
    void namesVersionAndCommit() {
        assertEquals("turgo 1.2.3 (commit 0a1b2c)", Version.product(manifest("1.2.3", "0a1b2c")));
    }

    @Test
    void leavesOutACommitThatTheBuildDidNotKnow() {
        assertEquals("turgo 1.2.3", Version.product(manifest("1.2.3", "unknown")));
    }

    @Test
    void saysThatItIsNotFromAJar() {
        assertEquals("turgo (not from a jar)", Version.product(new Attributes()));
    }

    @Test
    void namesThePlatform() {
        Properties system = new Properties();
        system.setProperty("java.version", "17.0.1");
        system.setProperty("java.vendor", "Any");
        system.setProperty("os.name", "Linux");
        system.setProperty("os.arch", "amd64");
        assertEquals("JDK 17.0.1 (Any) on Linux amd64, processors: 4", Version.platform(system, 4));
    }
}
