package io.trackyard.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module. */
class ModuleRulesTest {
    private static final String[] MODULE_PACKAGES = {
        "io.trackyard.config",
        "io.trackyard.server",
        "io.trackyard.connection",
        "io.trackyard.launch",
        "io.trackyard.mcp",
        "io.trackyard.worker"
    };

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(MODULE_PACKAGES);

    @Test
    void onlyTheWiringCreatesImplementationsOfActivities() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Wiring")
                .should()
                .callConstructorWhere(JavaConstructorCall.Predicates.target(
                        HasOwner.Predicates.With.owner(JavaClass.Predicates.simpleNameEndingWith("ActivitiesImpl"))))
                .check(MODULE);
    }

    @Test
    void processesAreStartedElsewhere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, ProcessHandle.class, Process.class)
                .check(MODULE);
        // its version may be asked
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(
                                HasOwner.Predicates.With.owner(JavaClass.Predicates.equivalentTo(Runtime.class)))
                        .and(JavaCall.Predicates.target(HasName.Predicates.name("exec"))))
                .check(MODULE);
    }

    @Test
    void theConnectionKnowsNothingOfRepositoriesAndTheirFiles() {
        noClasses()
                .that()
                .resideInAnyPackage("io.trackyard.connection", "io.trackyard.server", "io.trackyard.config")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.trackyard.git..",
                        "io.trackyard.session..",
                        "io.trackyard.source..",
                        "io.trackyard.attempt..",
                        "io.trackyard.integration..")
                .check(MODULE);
    }

    @Test
    void nothingReadsTheClockOrTheEnvironmentOrEndsTheProcess() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(MODULE);
    }

    @Test
    void packagesKnowEachOtherInOneDirection() {
        slices().matching("io.trackyard.(*)..").should().beFreeOfCycles().check(MODULE);
    }
}
