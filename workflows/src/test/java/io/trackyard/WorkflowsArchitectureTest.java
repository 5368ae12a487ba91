package io.trackyard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the module of the workflows may use: packages in one direction, and nothing that differs at a replay. */
@AnalyzeClasses(packages = "io.trackyard", importOptions = ImportOption.DoNotIncludeTests.class)
class WorkflowsArchitectureTest {
    @ArchTest
    static final ArchRule QUOTA_STANDS_FOR_ITSELF = below("..quota..");

    @ArchTest
    static final ArchRule BACKGROUND_IS_BESIDE_RUN = below("..background..", "..run..", "..activity..", "..payload..");

    @ArchTest
    static final ArchRule RUN_IS_ABOVE_ALL =
            below("..run..", "..activity..", "..mail..", "..policy..", "..plan..", "..problem..", "..payload..");

    @ArchTest
    static final ArchRule ACTIVITY_IS_ABOVE_POLICY =
            below("..activity..", "..policy..", "..mail..", "..plan..", "..problem..", "..payload..");

    @ArchTest
    static final ArchRule POLICY_IS_ABOVE_PLAN = below("..policy..", "..plan..", "..problem..", "..payload..");

    @ArchTest
    static final ArchRule PLAN_IS_ABOVE_PROBLEM = below("..plan..", "..problem..", "..payload..");

    @ArchTest
    static final ArchRule PAYLOAD_IS_BELOW_ALL = below("..payload..");

    @ArchTest
    static final ArchRule PROBLEM_IS_BELOW_ALL = below("..problem..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.trackyard.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TEMPORAL_ONLY_WHERE_WORKFLOWS_ARE = noClasses()
            .that(not(resideInAnyPackage(
                    "io.trackyard.activity..",
                    "io.trackyard.run..",
                    "io.trackyard.background..",
                    "io.trackyard.quota..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.temporal..");

    @ArchTest
    static final ArchRule NO_FILES_AND_SOCKETS = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.io..", "java.net..", "java.nio..")
                    // a charset, and what every record that is a Throwable's neighbour or a lambda drags in
                    .and(not(nameMatching("java\\.nio\\.charset\\..*|java\\.io\\.Serializable"))));

    @ArchTest
    static final ArchRule NO_PROCESSES_AND_THREADS = noClasses()
            .should()
            .dependOnClassesThat(
                    nameMatching("java\\.lang\\.(Process|Runtime|Thread|InheritableThread)(Builder|Handle|Local)?"
                            + "|java\\.util\\.concurrent\\..*"));

    @ArchTest
    static final ArchRule NO_CLOCK_AND_NO_CHANCE = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Random.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(System.class, "identityHashCode", Object.class);

    /** The order of a hash differs from one start of the JVM to the next; in the plan it may serve to look things up. */
    @ArchTest
    static final ArchRule NO_HASHES_IN_WORKFLOWS = noClasses()
            .that()
            .resideInAnyPackage("io.trackyard.run..", "io.trackyard.background..", "io.trackyard.quota..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(HashMap.class, HashSet.class)
            .orShould()
            .callMethodWhere(target(owner(nameMatching("java\\.util\\.(Set|Map)")))
                    .and(target(nameMatching("of|copyOf|ofEntries"))))
            .orShould()
            .callMethod(Collectors.class, "toSet");

    @ArchTest
    static final ArchRule PACKAGES_SAY_WHAT_THEY_ARE_ABOUT = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..helper..",
                    "..helpers..",
                    "..impl..",
                    "..manager..",
                    "..common..",
                    "..dto..",
                    "..model..");

    /** Only these of the project, and whatever is not of the project. */
    private static ArchRule below(String itself, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = itself;
        System.arraycopy(others, 0, allowed, 1, others.length);
        return classes()
                .that()
                .resideInAPackage(itself)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(not(resideInAPackage("io.trackyard.."))))
                .allowEmptyShould(false);
    }
}
