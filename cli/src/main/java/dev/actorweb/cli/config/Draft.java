package dev.actorweb.cli.config;

import dev.actorweb.cli.commit.CommitRule;
import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.commit.RuleSetting;
import dev.actorweb.cli.config.Config.Agent;
import dev.actorweb.cli.config.Config.Analyze;
import dev.actorweb.cli.config.Config.Check;
import dev.actorweb.cli.config.Config.Level;
import dev.actorweb.cli.config.Config.Ship;
import dev.actorweb.cli.config.Config.Strategy;
import dev.actorweb.cli.config.Config.Workflow;
import dev.actorweb.machine.yaml.DidYouMean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The configuration while its layers are laid over each other; begins with the defaults. Whatever
/// layer a value comes from, it is judged here, as text. Not thread-safe.
final class Draft {
    private static final int SUBJECT_MOST = 10_000;

    /// Why a value is refused.
    record Fault(String message, String hint) {}

    private Optional<String> integration = Optional.empty();
    private String remote = "origin";
    private Strategy strategy = Strategy.REBASE;
    private boolean deleteBranch = true;
    private boolean push = true;
    private List<String> types = CommitRules.DEFAULT_TYPES;
    private List<String> scopes = List.of();
    private boolean scopeRequired;
    private int subjectMax = CommitRules.DEFAULT_SUBJECT_MAX;
    private final Map<CommitRule, RuleSetting> commitRules = new LinkedHashMap<>();
    private List<Check> checks = List.of();
    private List<Glob> allowedSecrets = List.of();
    private List<Agent> agents = List.of();
    private Optional<Level> failOn = Optional.of(Level.ERROR);
    private final Map<String, Optional<Level>> rules = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();

    Config config(Optional<Path> file) {
        return new Config(file,
                new Workflow(integration, remote, new Ship(strategy, deleteBranch, push),
                        commit(), checks, allowedSecrets),
                agents, new Analyze(failOn, rules), origins);
    }

    /// Sets a key that has one value. Null, or why the value is refused.
    @Nullable
    Fault set(Key key, String value, Origin origin) {
        var fault = switch (key) {
            case INTEGRATION -> setIntegration(value);
            case REMOTE -> setRemote(value);
            case SHIP_STRATEGY -> setStrategy(value);
            case SHIP_DELETE_BRANCH, SHIP_PUSH, COMMIT_SCOPE_REQUIRED -> setFlag(key, value);
            case COMMIT_SUBJECT_MAX -> setSubjectMax(value);
            case FAIL_ON -> setFailOn(value);
            case COMMIT_TYPES, COMMIT_SCOPES, COMMIT_RULES, CHECKS, ALLOW_SECRETS, AGENTS, RULES ->
                throw new IllegalArgumentException(key + " has more than one value");
        };
        if (fault == null) {
            replaceRule(key);
            origins.put(key.path(), origin);
        }
        return fault;
    }

    /// Sets a key that is a list of words. Null, or why `values` are refused.
    @Nullable
    Fault set(Key key, List<String> values, Origin origin) {
        for (var value : values) {
            if (value.isBlank() || (key == Key.COMMIT_TYPES && hasBlankOrControl(value.strip()))) {
                return new Fault("`" + key.leaf() + "` can't contain `" + value + "`", "each is one word");
            }
        }
        switch (key) {
            case COMMIT_TYPES -> types = List.copyOf(values);
            case COMMIT_SCOPES -> scopes = List.copyOf(values);
            default -> throw new IllegalArgumentException(key + " is no list of words");
        }
        replaceRule(key);
        origins.put(key.path(), origin);
        return null;
    }

    /// Sets the severity of one rule. Null, or why it is refused.
    @Nullable
    Fault setRule(String id, String value, Origin origin) {
        if (!ruleId(id)) {
            return new Fault("`" + id + "` is no rule",
                    "rules are named like SC101; 'aw analyze --explain' lists them");
        }
        var words = levels("off");
        if (!words.contains(value)) {
            return oneOf(Key.RULES, value, words);
        }
        rules.put(id, Words.find(Level.values(), value));
        origins.put(Key.RULES.path() + "." + id, origin);
        return null;
    }

    void setCommitRule(CommitRule rule, RuleSetting setting, Origin origin) {
        commitRules.put(rule, setting);
        origins.put(Key.COMMIT_RULES.path() + "." + rule.word(), origin);
        for (var key : Key.values()) {
            if (rule == sameAs(key)
                    && (rule == CommitRule.SCOPE_EMPTY || (setting.detailed() && !setting.never()))) {
                origins.put(key.path(), origin);
            }
        }
    }

    /// The rule of commitlint that says what a key says, too.
    private static @Nullable CommitRule sameAs(Key key) {
        return switch (key) {
            case COMMIT_TYPES -> CommitRule.TYPE_ENUM;
            case COMMIT_SCOPES -> CommitRule.SCOPE_ENUM;
            case COMMIT_SCOPE_REQUIRED -> CommitRule.SCOPE_EMPTY;
            case COMMIT_SUBJECT_MAX -> CommitRule.HEADER_MAX_LENGTH;
            case INTEGRATION, REMOTE, SHIP_STRATEGY, SHIP_DELETE_BRANCH, SHIP_PUSH, COMMIT_RULES, CHECKS,
                    ALLOW_SECRETS, AGENTS, FAIL_ON,
                    RULES ->
                null;
        };
    }

    /// A key goes before the rule that says the same in a layer below; in one file the rule is read
    /// after it.
    private void replaceRule(Key key) {
        if (!commitRules.isEmpty()) { // else no class of the rules is loaded at the start
            var rule = sameAs(key);
            if (rule != null && commitRules.remove(rule) != null) {
                origins.remove(Key.COMMIT_RULES.path() + "." + rule.word());
            }
        }
    }

    /// Rules that say what a key says, too, are that key.
    private CommitRules commit() {
        if (commitRules.isEmpty()) {
            return new CommitRules(types, scopes, scopeRequired, subjectMax);
        }
        var rules = new LinkedHashMap<>(commitRules);
        var scope = rules.get(CommitRule.SCOPE_EMPTY);
        boolean required = scope == null ? scopeRequired : scope.severity().isPresent() && scope.never();
        var most = rules.get(CommitRule.HEADER_MAX_LENGTH);
        return new CommitRules(listed(rules.get(CommitRule.TYPE_ENUM), types),
                listed(rules.get(CommitRule.SCOPE_ENUM), scopes), required,
                most != null && most.detailed() ? most.number() : subjectMax, rules);
    }

    private static List<String> listed(@Nullable RuleSetting setting, List<String> otherwise) {
        return setting != null && setting.detailed() && !setting.never() ? setting.words() : otherwise;
    }

    void setAllowedSecrets(List<Glob> values, Origin origin) {
        allowedSecrets = List.copyOf(values);
        origins.put(Key.ALLOW_SECRETS.path(), origin);
    }

    void setChecks(List<Check> values, Map<String, Origin> places) {
        checks = List.copyOf(values);
        replaceOrigins(Key.CHECKS, places);
    }

    void setAgents(List<Agent> values, Map<String, Origin> places) {
        agents = List.copyOf(values);
        replaceOrigins(Key.AGENTS, places);
    }

    private void replaceOrigins(Key key, Map<String, Origin> places) {
        origins.keySet().removeIf(path -> path.startsWith(key.path() + "."));
        origins.putAll(places);
    }

    private @Nullable Fault setIntegration(String value) {
        if (!RefName.valid(value)) {
            return new Fault("`" + value + "` can't be a branch", "name one that 'git branch' lists");
        }
        integration = Optional.of(value);
        return null;
    }

    private @Nullable Fault setRemote(String value) {
        if (!RefName.valid(value)) {
            return new Fault("`" + value + "` can't be a remote", "name one that 'git remote' lists");
        }
        remote = value;
        return null;
    }

    private @Nullable Fault setStrategy(String value) {
        var found = Words.find(Strategy.values(), value);
        strategy = found.orElse(strategy);
        return found.isPresent() ? null : oneOf(Key.SHIP_STRATEGY, value, Words.of(Strategy.values()));
    }

    private @Nullable Fault setFailOn(String value) {
        var words = levels("never");
        if (!words.contains(value)) {
            return oneOf(Key.FAIL_ON, value, words);
        }
        failOn = Words.find(Level.values(), value);
        return null;
    }

    private @Nullable Fault setFlag(Key key, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            return new Fault("`" + key.leaf() + "` must be true or false, not `" + value + "`", "");
        }
        var flag = value.equals("true");
        switch (key) {
            case SHIP_DELETE_BRANCH -> deleteBranch = flag;
            case SHIP_PUSH -> push = flag;
            default -> scopeRequired = flag;
        }
        return null;
    }

    private @Nullable Fault setSubjectMax(String value) {
        try {
            var max = Integer.parseInt(value);
            if (max >= 1 && max <= SUBJECT_MOST) {
                subjectMax = max;
                return null;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        return new Fault("`subject-max` must be a number from 1 to " + SUBJECT_MOST + ", not `" + value + "`",
                "");
    }

    private static List<String> levels(String none) {
        var words = new ArrayList<>(Words.of(Level.values()));
        words.add(none);
        return words;
    }

    static Fault oneOf(Key key, String value, List<String> words) {
        var list = "use one of " + String.join(", ", words);
        return new Fault("`" + key.leaf() + "` can't be `" + value + "`",
                DidYouMean.hint(value, words).map(hint -> hint + " " + list).orElse(list));
    }

    static boolean ruleId(String id) {
        var letters = 0;
        while (letters < id.length() && id.charAt(letters) >= 'A' && id.charAt(letters) <= 'Z') {
            letters++;
        }
        for (var i = letters; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return letters >= 2 && id.length() > letters && id.length() <= 12;
    }

    static boolean hasBlankOrControl(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i)) || Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
