package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.config.Config.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a branch is to be shipped. The words of the log keep it for a run that is continued.
record ShipOptions(Strategy strategy, boolean checks, boolean pullRequest, Optional<String> message) {
    private static final String STRATEGY = "strategy=";
    private static final String NO_CHECKS = "no-checks";
    private static final String PULL_REQUEST = "pull-request";
    private static final String MESSAGE = "message=";

    static ShipOptions of(Invocation invocation, Strategy configured) {
        var strategy = invocation.option("--strategy").map(word -> named(word, configured))
                .orElse(configured);
        var message = invocation.option("--message");
        boolean makesNone = strategy == Strategy.REBASE || strategy == Strategy.FAST_FORWARD;
        if (makesNone && message.isPresent()) {
            throw UserError.usage(
                    "--message is given, but " + strategy.word() + " makes no commit of its own",
                    "use --strategy squash or merge with it");
        }
        return new ShipOptions(strategy, !invocation.flag("--no-checks"), invocation.flag("--pull-request"),
                message);
    }

    /// What [#words] was made from.
    static ShipOptions of(List<String> words, Strategy configured) {
        var strategy = configured;
        boolean checks = true;
        boolean pullRequest = false;
        Optional<String> message = Optional.empty();
        for (var word : words) {
            if (word.startsWith(STRATEGY)) {
                strategy = named(word.substring(STRATEGY.length()), configured);
            } else if (word.startsWith(MESSAGE)) {
                message = Optional.of(word.substring(MESSAGE.length()));
            } else if (word.equals(NO_CHECKS)) {
                checks = false;
            } else if (word.equals(PULL_REQUEST)) {
                pullRequest = true;
            }
        }
        return new ShipOptions(strategy, checks, pullRequest, message);
    }

    List<String> words() {
        var words = new ArrayList<String>();
        words.add(STRATEGY + strategy.word());
        if (!checks) {
            words.add(NO_CHECKS);
        }
        if (pullRequest) {
            words.add(PULL_REQUEST);
        }
        message.ifPresent(text -> words.add(MESSAGE + text));
        return words;
    }

    private static Strategy named(String word, Strategy otherwise) {
        for (var strategy : Strategy.values()) {
            if (strategy.word().equals(word)) {
                return strategy;
            }
        }
        return otherwise;
    }
}
