package io.turgo.sql;

import io.turgo.error.ConfigurationException;
import io.turgo.error.IoReason;
import io.turgo.sql.catalog.EnvironmentText;
import io.turgo.sql.plan.PlanSettings;
import io.turgo.sql.plan.SinkFactory;
import io.turgo.sql.plan.SqlPlanner;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Problems;
import io.turgo.sql.text.Refusal;
import io.turgo.sql.text.SqlText;
import io.turgo.sql.validate.Script;
import io.turgo.sql.validate.ScriptReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** A file of SQL whose text has been read. Immutable; any thread. */
public final class SqlFile {
    private static final String ENDING = ".sql";

    private final SqlText text;
    private final Path baseDirectory;
    private final EnvironmentText environment;

    private SqlFile(SqlText text, Path baseDirectory, Map<String, String> environment) {
        this.text = text;
        this.baseDirectory = baseDirectory;
        this.environment = new EnvironmentText(environment);
    }

    /**
     * Reads a file; relative paths in it are relative to its directory.
     *
     * @param environment variables that values of options may name
     * @throws ConfigurationException if it cannot be read
     */
    public static SqlFile read(Path file, Map<String, String> environment) {
        if (Files.isDirectory(file)) {
            throw new ConfigurationException("`" + file + "` is a directory; name a file with SQL");
        }
        try {
            final Path directory = file.toAbsolutePath().getParent();
            return new SqlFile(new SqlText(file.toString(), Files.readString(file)), directory, environment);
        } catch (final NoSuchFileException e) {
            throw new ConfigurationException("there is no file `" + file + "`; name a file with SQL", e);
        } catch (final CharacterCodingException e) {
            throw new ConfigurationException("`" + file + "` is not text in UTF-8; name a file with SQL", e);
        } catch (final IOException e) {
            throw new ConfigurationException("cannot read " + IoReason.of(e) + "; name a file with SQL", e);
        }
    }

    /** A file that is a text already. */
    public static SqlFile of(String name, String text, Path baseDirectory, Map<String, String> environment) {
        return new SqlFile(new SqlText(name, text), baseDirectory, environment);
    }

    /**
     * Checks and plans everything; opens nothing.
     *
     * @throws io.turgo.sql.text.SqlException with all that is wrong
     */
    public SqlJob plan() {
        final Problems problems = new Problems(text);
        final Script script = ScriptReader.read(text, environment, problems);
        PlanSettings settings = null;
        try {
            settings = PlanSettings.of(script.settings());
        } catch (final Refusal e) {
            problems.add(e, Place.START);
        }
        final String name = settings == null || settings.name() == null ? plainName() : settings.name();
        final SqlPlanner planner = new SqlPlanner(name, script,
            settings == null ? PlanSettings.of(java.util.List.of()) : settings, baseDirectory);
        final SqlPlanner.Planned planned = planner.plan(SinkFactory.DECLARED, problems);
        problems.raise();
        return new SqlJob(name, script, planner, settings, planned);
    }

    private String plainName() {
        final String file = Path.of(text.name()).getFileName().toString();
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }
}
