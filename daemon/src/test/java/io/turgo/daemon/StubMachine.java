package io.turgo.daemon;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A directory of programs that stands in for a PATH: the usual tools, and stubs of JDKs and of Maven. */
final class StubMachine {
    private static final List<String> TOOLS = List.of("sh", "sed", "dirname", "readlink", "find", "head", "tail",
        "sort", "cut", "awk", "cat", "grep", "mkdir", "rmdir", "rm", "mv", "sleep");

    private final Path programs;

    /** @param directory an empty directory */
    StubMachine(Path directory) throws IOException {
        programs = Files.createDirectories(directory.resolve("bin"));
        for (String tool : TOOLS) {
            borrow(tool);
        }
    }

    /** The PATH. */
    String path() {
        return programs.toString();
    }

    /** Adds a tool of the real machine; returns false if it has none of this name. */
    boolean borrow(String tool) throws IOException {
        for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
            Path file = Path.of(directory, tool);
            if (Files.isExecutable(file)) {
                script(programs.resolve(tool), "exec '" + file + "' \"$@\"\n");
                return true;
            }
        }
        return false;
    }

    /** Makes a JDK and puts its {@code java} on the PATH. */
    Path jdkOnPath(String specification, boolean withCompiler) throws IOException {
        Path home = jdk("jdk-on-path", specification, withCompiler);
        Files.createSymbolicLink(programs.resolve("java"), home.resolve("bin/java"));
        return home;
    }

    /** Makes a JDK off the PATH, whose {@code java} tells a version and otherwise prints its arguments; its home. */
    Path jdk(String name, String specification, boolean withCompiler) throws IOException {
        Path home = programs.resolveSibling(name);
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/java"), """
            if [ "$1" = -XshowSettings:properties ]; then
              echo "    java.home = %s" >&2
              echo "    java.specification.version = %s" >&2
            else
              for argument in "$@"; do printf '%%s\\n' "$argument"; done
            fi
            """.formatted(home, specification));
        if (withCompiler) {
            script(home.resolve("bin/javac"), "exit 0\n");
        }
        return home;
    }

    /** A {@code java} on the PATH that is not one. */
    void brokenJava() throws IOException {
        script(programs.resolve("java"), "echo 'Unable to locate a Java Runtime.' >&2; exit 1\n");
    }

    /**
     * Puts an {@code mvn} on the PATH that tells a version, and for a build appends its JAVA_HOME to a file and does
     * what the body says, where {@code $lib} is the directory that takes the jars.
     */
    void maven(String version, Path builds, String body) throws IOException {
        script(programs.resolve("mvn"), """
            if [ "$1" = -v ]; then echo "Apache Maven %s (abc)"; exit 0; fi
            for argument in "$@"; do
              case $argument in -Dturgo.lib=* | -Dturgo.peers.lib=*) lib=${argument#*=} ;; esac
            done
            echo "$JAVA_HOME" >>"%s"
            %s
            """.formatted(version, builds, body));
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
