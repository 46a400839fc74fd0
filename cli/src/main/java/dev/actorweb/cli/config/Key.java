package dev.actorweb.cli.config;

import java.util.Locale;

/// The configurable keys, by their path in `aw.yaml`.
enum Key {
    INTEGRATION("workflow.integration"), REMOTE("workflow.remote"), SHIP_STRATEGY(
            "workflow.ship.strategy"), SHIP_DELETE_BRANCH("workflow.ship.delete-branch"), SHIP_PUSH(
                    "workflow.ship.push"), COMMIT_TYPES("workflow.commit.types"), COMMIT_SCOPES(
                            "workflow.commit.scopes"), COMMIT_SCOPE_REQUIRED(
                                    "workflow.commit.scope-required"), COMMIT_SUBJECT_MAX(
                                            "workflow.commit.subject-max"), COMMIT_RULES(
                                                    "workflow.commit.rules"), CHECKS(
                                                            "workflow.checks"), ALLOW_SECRETS(
                                                                    "workflow.allow-secrets"), AGENTS(
                                                                            "agents"), FAIL_ON(
                                                                                    "analyze.fail-on"), RULES(
                                                                                            "analyze.rules");

    private final String path;

    Key(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /// The last part of the path.
    String leaf() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /// Whether an environment variable may set it; lists of mappings have no form as text.
    boolean hasVariable() {
        return this != COMMIT_RULES && this != CHECKS && this != ALLOW_SECRETS && this != AGENTS;
    }

    /// The environment variable that sets it: `AW_WORKFLOW_SHIP_STRATEGY`.
    String variable() {
        return "AW_" + path.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
