package dev.actorweb.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The map of the code base, as tests.
class ArchitectureTest {
    private static final JavaClasses AW = new ClassFileImporter().importPackages("dev.actorweb");

    @Test
    void modulesFormNoCycle() {
        slices().matching("dev.actorweb.(*)..").should().beFreeOfCycles().check(AW);
    }

    @Test
    void runtimeInternalsStayInTheRuntime() {
        noClasses().that().resideOutsideOfPackage("dev.actorweb.runtime..").should().dependOnClassesThat()
                .resideInAPackage("dev.actorweb.runtime.internal..").because("they may change without notice")
                .check(AW);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(AW.getPackage("dev.actorweb").getSubpackagesInTree())
                .filteredOn(p -> !p.getClasses().isEmpty())
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class)).as(p.getName()).isTrue());
    }
}
