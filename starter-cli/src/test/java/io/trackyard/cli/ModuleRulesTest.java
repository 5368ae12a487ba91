package io.trackyard.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module; the rules of the display are beside it. */
class ModuleRulesTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.trackyard.cli", "io.trackyard.display", "io.trackyard.report");

    @Test
    void commandsReachTemporalThroughTheConnectionOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.trackyard.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.temporal.workflow..", "io.temporal.activity..", "io.temporal.worker..", "io.grpc..")
                .check(MODULE);
    }

    @Test
    void processesAreStartedElsewhere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, ProcessHandle.class, Process.class)
                .check(MODULE);
    }

    @Test
    void onlyTheProgramReadsTheEnvironmentAndEndsTheProcess() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Trackyard.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(MODULE);
    }

    @Test
    void theDisplayKnowsNoCommand() {
        noClasses()
                .that()
                .resideInAnyPackage("io.trackyard.display..", "io.trackyard.report..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.trackyard.cli..")
                .check(MODULE);
    }
}
