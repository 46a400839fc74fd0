package dev.actorweb.cli.config;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ConfigStartTest {
    @Test
    void onlyWhatReadsAFileLoadsTheYamlReader() {
        noClasses().that(simpleName("ConfigLoader").or(simpleName("Draft")).or(simpleName("VariableLayer"))
                .or(simpleName("Config")).or(simpleName("Setting"))).should().dependOnClassesThat()
                .haveSimpleName("YamlReader").orShould().dependOnClassesThat().haveSimpleName("Fields")
                .because("most runs have no file and should not pay for one")
                .check(new ClassFileImporter().importPackages("dev.actorweb.cli.config"));
    }
}
