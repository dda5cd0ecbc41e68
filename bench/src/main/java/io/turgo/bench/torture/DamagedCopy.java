package io.turgo.bench.torture;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A copy of a job's data directory and outputs with one file damaged: one of the data directory, or a commit file of a
 * sink. Each kind of file is as likely as any other, however many there are of it.
 *
 * @param data   the data directory
 * @param output the outputs
 * @param what   what was done to which file
 */
record DamagedCopy(Path data, Path output, String what) {
    /** A copy without damage. */
    static DamagedCopy whole(Job job, Path directory) {
        Tool.run("mkdir", "-p", directory.toString());
        Tool.run("cp", "-a", "--sparse=always", job.data().toString(), job.output().toString(), directory.toString());
        return new DamagedCopy(directory.resolve(job.data().getFileName()),
            directory.resolve(job.output().getFileName()), "whole");
    }

    static DamagedCopy of(Job job, Path directory, Random random) {
        final DamagedCopy copy = whole(job, directory);
        try {
            final Path file = choose(directory, copy.data, copy.output, random);
            final Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
            damage.apply(file, random);
            return new DamagedCopy(copy.data, copy.output, damage + " " + directory.relativize(file));
        } catch (final IOException e) {
            throw new EnvironmentException("cannot damage " + directory + ": " + e, e);
        }
    }

    private static Path choose(Path directory, Path data, Path output, Random random) throws IOException {
        final TreeMap<String, List<Path>> kinds = new TreeMap<>();
        try (Stream<Path> all = Stream.concat(Files.walk(data), Files.walk(output)
            .filter(file -> file.getFileName().toString().endsWith(".turgo")))) {
            all.filter(Files::isRegularFile).sorted().forEach(file -> kinds.computeIfAbsent(
                directory.relativize(file).toString().replaceAll("\\d+", ""), kind -> new ArrayList<>()).add(file));
        }
        final List<Path> files = List.copyOf(kinds.values()).get(random.nextInt(kinds.size()));
        return files.get(random.nextInt(files.size()));
    }
}
