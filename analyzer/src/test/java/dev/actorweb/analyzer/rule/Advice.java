package dev.actorweb.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// What rules say that are applied only where somebody asks for advice.
final class Advice {
    private Advice() {}

    /// Asserts what the rule finds when it is asked, and that it is silent when it is not.
    static List<String> of(String rule, String yaml) {
        assertThat(Judge.findings(rule, yaml)).isEmpty();
        return Judge.found(yaml, RuleSettings.DEFAULT.withAdvice()).stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(finding -> rule + " " + finding.position() + " " + finding.message()).toList();
    }
}
