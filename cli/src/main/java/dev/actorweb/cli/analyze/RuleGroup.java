package dev.actorweb.cli.analyze;

import java.util.List;

/// Rules that are asked for by one option.
enum RuleGroup {
    /// Whether all work comes to an end: every state is reached and left, services that end, fail
    /// or take too long have their way on.
    WORKFLOW("--workflow", "SC101 SC104 SC105 SC108 SC109 SC110 SC111 SC114 SC115 SC116 SC117"),
    /// Whether the spec is well-formed.
    VALIDATE("--validate",
            "SC001 SC002 SC003 SC004 SC005 SC006 SC007 SC008 SC009 SC010 SC011 SC012 SC013 SC014"
                    + " SC015 SC016 SC017 SC018");

    private final String option;
    private final String rules;

    RuleGroup(String option, String rules) {
        this.option = option;
        this.rules = rules;
    }

    String option() {
        return option;
    }

    /// Their ids; this aw need not have all of them.
    List<String> rules() {
        return List.of(rules.split(" ", -1));
    }
}
