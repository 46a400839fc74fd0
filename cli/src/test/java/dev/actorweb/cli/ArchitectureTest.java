package dev.actorweb.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The map of the code base, as tests.
class ArchitectureTest {
    private static final JavaClasses AW = new ClassFileImporter().importPackages("dev.actorweb");

    @Test
    void modulesFormNoCycle() {
        slices().matching("dev.actorweb.(*)..").should().beFreeOfCycles().check(AW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "machine", "analyzer", "templates", "completions", "cli"})
    void packagesOfAModuleFormNoCycle(String module) {
        slices().matching("dev.actorweb." + module + ".(*)..").should().beFreeOfCycles()
                .allowEmptyShould(true)
                .check(AW);
    }

    @Test
    void onlyTheRegistryKnowsTheCommands() {
        noClasses().that().resideInAPackage("dev.actorweb.cli").and().doNotHaveSimpleName("Registry")
                .and().haveNameNotMatching(".*(Test|IT)(\\$.*)?").should().dependOnClassesThat()
                .resideInAPackage("dev.actorweb.cli.*..").because("the edge is there for all commands alike")
                .check(AW);
    }

    @Test
    void onlyTheEdgeEndsTheProcess() {
        noClasses().that().doNotHaveFullyQualifiedName("dev.actorweb.cli.Main").should()
                .callMethod(System.class, "exit", int.class).check(AW);
    }

    @Test
    void nobodyPrintsPastTheTerminal() {
        noClasses().that().resideInAPackage("dev.actorweb..")
                .and().doNotHaveFullyQualifiedName("dev.actorweb.cli.Interruption").should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err")
                .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.actorweb"));
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
