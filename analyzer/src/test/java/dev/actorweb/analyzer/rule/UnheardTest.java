package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnheardTest {
    @Test
    void configurationsThatLetADeclaredEventPassAreListed() {
        assertThat(unheard("""
                events: { E: {}, F: {} }
                initial: a
                states:
                  a: { on: { E: b, F: null } }
                  b: { on: { E: { target: a, guard: g } } }
                """)).containsExactly("SC113 1:18 `F` comes to nothing in b");
    }

    @Test
    void whereNoEventsAreDeclaredNothingIsExpected() {
        assertThat(unheard("""
                initial: a
                states:
                  a: { on: { E: b } }
                  b: { on: { F: a } }
                """)).isEmpty();
    }

    @Test
    void itIsSilentUnlessAskedFor() {
        assertThat(Judge.explored("SC113", """
                events: { E: {} }
                initial: a
                states: { a: { on: { E: b } }, b: {} }
                """)).isEmpty();
    }

    private static java.util.List<String> unheard(String yaml) {
        var settings = RuleSettings.DEFAULT.with("SC113", dev.actorweb.machine.yaml.Severity.WARNING);
        return Judge.explored(yaml, settings).stream().filter(finding -> finding.rule().equals("SC113"))
                .map(finding -> finding.rule() + " " + finding.position() + " " + finding.message()).toList();
    }
}
