package org.diwan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

/** The rules of the house that a compiler does not know. */
@AnalyzeClasses(packages = "org.diwan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    /** So that a change of engine stays an afternoon's work. */
    @ArchTest
    static final ArchRule theEngineStaysConfined = noClasses()
            .that()
            .resideOutsideOfPackages("org.diwan.catalog..", "org.diwan.cases..", "org.diwan.desk..")
            .and()
            .haveSimpleNameNotEndingWith("Delegate")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.bpm..");

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Command")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
