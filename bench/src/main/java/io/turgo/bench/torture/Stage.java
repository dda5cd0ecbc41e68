package io.turgo.bench.torture;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the torture takes place.
 *
 * @param jdks      at least one
 * @param directory where cases have their directories
 */
record Stage(List<Jdk> jdks, Path directory) {
}
