package io.turgo.daemon.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the operating system says of itself in files; on a system that has no such files, nothing. */
final class Machine {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final List<Path> MEMORY_LIMITS = List.of(
        Path.of("/sys/fs/cgroup/memory.max"), Path.of("/sys/fs/cgroup/memory/memory.limit_in_bytes"));
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    private static final Path MAPS = Path.of("/proc/sys/vm/max_map_count");
    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final long BYTES_PER_KIB = 1_024;

    private Machine() {
    }

    /** Bytes of memory: the machine's, or the container's limit if that is less. */
    static OptionalLong memoryBytes() {
        final Stream<Long> machine = lines(MEMORY).stream().filter(line -> line.startsWith("MemTotal:"))
            .map(line -> number(line) * BYTES_PER_KIB);
        final Stream<Long> limits = MEMORY_LIMITS.stream().flatMap(file -> lines(file).stream())
            .filter(line -> line.matches("\\d+")).map(Machine::number);
        return Stream.concat(machine, limits).mapToLong(Long::longValue).filter(bytes -> bytes > 0).min();
    }

    /** How many files a process may have open. */
    static OptionalLong openFiles() {
        return lines(LIMITS).stream().filter(line -> line.startsWith("Max open files"))
            .mapToLong(Machine::number).filter(limit -> limit > 0).findFirst();
    }

    /** How many mappings a process may have. */
    static OptionalLong mappings() {
        return lines(MAPS).stream().mapToLong(Machine::number).findFirst();
    }

    /** Whether the kernel makes huge pages of all memory, unasked. */
    static boolean hugePagesAlways() {
        return lines(HUGE_PAGES).stream().anyMatch(line -> line.contains("[always]"));
    }

    /** The options with which a file system is mounted, by the device and the type; empty if unknown. */
    static String mountOptions(String device, String type) {
        return lines(MOUNTS).stream().map(line -> line.split(" "))
            .filter(parts -> parts.length > 3 && parts[0].equals(device) && parts[2].equals(type))
            .map(parts -> parts[3]).findFirst().orElse("");
    }

    /** The first number in a line, or -1. */
    private static long number(String line) {
        final String digits = line.replaceFirst("^\\D*", "").replaceFirst("\\D.*$", "");
        return digits.isEmpty() || digits.length() > 18 ? -1 : Long.parseLong(digits);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
