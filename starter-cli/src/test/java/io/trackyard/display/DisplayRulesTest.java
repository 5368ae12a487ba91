package io.trackyard.display;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What makes the pictures testable: they are functions of values. */
class DisplayRulesTest {
    private static final String[] WRITERS = {PlainDisplay.class.getName(), LiveDisplay.class.getName()};

    private final JavaClasses display = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.trackyard.display");

    @Test
    void onlyTheTwoDisplaysWrite() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(WRITERS[0])
                .and()
                .doNotHaveFullyQualifiedName(WRITERS[1])
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "org.jline.terminal..")
                .check(display);
    }

    @Test
    void nothingReadsTheClockOrTheEnvironment() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(display);
    }

    @Test
    void knowsRunsAndPlansButNotHowTheyAreCarriedOut() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.temporal..", "io.trackyard.source..", "io.trackyard.git..", "io.trackyard.session..")
                .check(display);
    }
}
