package io.trackyard.integration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.temporal.activity.Activity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom in this module. */
class ModuleRulesTest {
    private static final List<String> LEAVES = List.of("session", "agent", "git", "source", "verify", "notify");

    /** What joins leaves, and what is kept for those that do. */
    private static final List<String> JOINTS = List.of(
            "attempt",
            "integration",
            "reading",
            "runfiles",
            "salvage",
            "background",
            "calibration",
            "voice",
            "reservation");

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages("io.trackyard");

    @ParameterizedTest
    @ValueSource(strings = {"session", "agent", "git", "source", "verify", "notify"})
    void aLeafKnowsNoOtherLeaf(String leaf) {
        String[] others = Stream.concat(LEAVES.stream(), JOINTS.stream())
                .filter(name -> !name.equals(leaf))
                .map(name -> "io.trackyard." + name + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("io.trackyard." + leaf + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(MODULE);
    }

    @Test
    void onlyProcessTouchesProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.trackyard.process..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, ProcessHandle.class, Process.class, Runtime.class)
                .check(MODULE);
    }

    @Test
    void processKnowsNothingOfRuns() {
        noClasses()
                .that()
                .resideInAPackage("io.trackyard.process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(LEAVES.stream(), JOINTS.stream())
                        .map(name -> "io.trackyard." + name + "..")
                        .toArray(String[]::new))
                .check(MODULE);
    }

    @Test
    void onlyImplementationsOfActivitiesAndTheirBeatsKnowTheActivity() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("ActivitiesImpl")
                .and()
                .doNotHaveSimpleName("Beat")
                .and()
                .doNotHaveSimpleName("Pulse")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Activity.class)
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
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(MODULE);
    }

    @Test
    void packagesKnowEachOtherInOneDirection() {
        slices().matching("io.trackyard.(*)..").should().beFreeOfCycles().check(MODULE);
    }
}
