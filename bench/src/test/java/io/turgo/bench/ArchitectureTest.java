package io.turgo.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The arrows between modules and packages point one way, and only clocks read clocks. */
@AnalyzeClasses(packages = "io.turgo", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.turgo.";
    private static final String[] ABOVE_ENGINE =
        {"journal", "operators", "connectors", "sql", "daemon", "examples", "bench"};
    private static final String[] ABOVE_PARTS = {"sql", "daemon", "examples", "bench"};

    @ArchTest
    static final ArchRule THE_ENGINE_KNOWS_NO_OTHER_MODULE =
        noClasses().that(areInEngine()).should().dependOnClassesThat().resideInAnyPackage(modules(ABOVE_ENGINE));

    @ArchTest
    static final ArchRule THE_ENGINE_KNOWS_NO_CHRONICLE_AND_NO_FORMATS =
        noClasses().that(areInEngine()).should().dependOnClassesThat().resideInAnyPackage(
            "net.openhft..", "picocli..", "de.siegmar..", "com.fasterxml..", "org.apache.calcite..");

    @ArchTest
    static final ArchRule THE_JOURNAL_KNOWS_ONLY_THE_ENGINE = knowsNothingOf("journal", "operators", "connectors");

    @ArchTest
    static final ArchRule OPERATORS_KNOW_ONLY_THE_ENGINE = knowsNothingOf("operators", "journal", "connectors");

    @ArchTest
    static final ArchRule CONNECTORS_KNOW_ONLY_THE_ENGINE = knowsNothingOf("connectors", "journal", "operators");

    @ArchTest
    static final ArchRule SQL_STANDS_BELOW_THE_DAEMON_AND_BESIDE_THE_JOURNAL =
        noClasses().that().resideInAPackage(ROOT + "sql..").should().dependOnClassesThat()
            .resideInAnyPackage(modules("journal", "daemon", "examples", "bench"));

    @ArchTest
    static final ArchRule THE_DAEMON_STANDS_BELOW_EXAMPLES_AND_BENCH =
        noClasses().that().resideInAPackage(ROOT + "daemon..").should().dependOnClassesThat()
            .resideInAnyPackage(modules("examples", "bench"));

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_BENCH =
        noClasses().that().resideOutsideOfPackage(ROOT + "bench..").should().dependOnClassesThat()
            .resideInAPackage(ROOT + "bench..");

    @ArchTest
    static final ArchRule THE_VERIFIER_KNOWS_NOTHING_OF_TURGO =
        noClasses().that().resideInAPackage(ROOT + "bench.torture.verifier..").should().dependOnClassesThat(
            DescribedPredicate.describe("are Turgo's other classes", type -> type.getPackageName().startsWith(ROOT)
                && !type.getPackageName().startsWith(ROOT + "bench.torture.verifier")));

    @ArchTest
    static final ArchRule ENGINE_PACKAGES_HAVE_NO_CYCLES =
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_PACKAGES_OF_A_MODULE_HAVE_NO_CYCLES =
        slices().matching(ROOT + "(operators|connectors|sql|bench).(*)..").should().beFreeOfCycles();

    @ArchTest
    void onlyClocksReadClocks(JavaClasses all) {
        noClasses().that().haveSimpleNameNotEndingWith("Clock")
            .and().resideOutsideOfPackage("..jmh_generated..")
            .should().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(Instant.class, "now")
            .orShould().callMethod(Instant.class, "now", Clock.class).check(all);
    }

    private static DescribedPredicate<JavaClass> areInEngine() {
        return DescribedPredicate.describe("are in the engine", type -> type.getPackageName().startsWith(ROOT)
            && !JavaClass.Predicates.resideInAnyPackage(modules(ABOVE_ENGINE)).test(type));
    }

    private static ArchRule knowsNothingOf(String module, String... siblings) {
        return noClasses().that().resideInAPackage(ROOT + module + "..").should().dependOnClassesThat()
            .resideInAnyPackage(modules(siblings))
            .orShould().dependOnClassesThat().resideInAnyPackage(modules(ABOVE_PARTS));
    }

    private static String[] modules(String... names) {
        final String[] packages = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            packages[i] = ROOT + names[i] + "..";
        }
        return packages;
    }
}
