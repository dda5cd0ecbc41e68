package io.turgo.daemon.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.turgo.daemon.ExitCode;
import io.turgo.daemon.TurgoCommand;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code turgo doctor}. */
@Command(name = "doctor", description = {
    "Looks at JDK, flags, cores, memory, disk and limits, and says what to do about what is not as it should be.",
    "Ends with code 2 if something would keep a pipeline from running."})
public final class DoctorCommand implements TurgoCommand {
    private static final int SUBJECT_WIDTH = 11;
    private static final int VERDICT_WIDTH = 4;
    private static final JsonFactory JSON = new JsonFactory();

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "turgo-data",
        description = "The data directory, that there is or will be (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--json", description = "Print a JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        final List<Diagnosis> all = new ArrayList<>(JvmChecks.all());
        all.addAll(new DirectoryChecks(data).all());
        final PrintWriter out = spec.commandLine().getOut();
        all.forEach(each -> out.print(json ? line(each) : text(each)));
        out.flush();
        return all.stream().anyMatch(each -> each.verdict() == Diagnosis.Verdict.BAD)
            ? ExitCode.ENVIRONMENT : ExitCode.OK;
    }

    private static String text(Diagnosis each) {
        final String verdict = each.verdict().name().toLowerCase(Locale.ROOT);
        final String remedy = each.remedy().isEmpty() ? ""
            : " ".repeat(VERDICT_WIDTH + SUBJECT_WIDTH + 4) + "-> " + each.remedy() + '\n';
        return String.format("%-" + VERDICT_WIDTH + "s  %-" + SUBJECT_WIDTH + "s  %s%n%s",
            verdict, each.subject(), each.finding(), remedy);
    }

    private static String line(Diagnosis each) {
        final java.io.StringWriter text = new java.io.StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.writeStartObject();
            generator.writeStringField("subject", each.subject());
            generator.writeStringField("verdict", each.verdict().name().toLowerCase(Locale.ROOT));
            generator.writeStringField("finding", each.finding());
            generator.writeStringField("remedy", each.remedy());
            generator.writeEndObject();
        } catch (IOException e) {
            throw new EnvironmentException("cannot write JSON: " + e, e);
        }
        return text.append('\n').toString();
    }
}
