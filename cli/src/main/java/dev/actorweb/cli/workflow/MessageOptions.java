package dev.actorweb.cli.workflow;

import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Options;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.commit.CommitMessage;
import dev.actorweb.cli.commit.CommitMessageParser;
import dev.actorweb.cli.commit.CommitRules;
import dev.actorweb.cli.commit.Footer;
import dev.actorweb.cli.commit.MessageCleanup;
import dev.actorweb.cli.commit.MessageWriter;
import dev.actorweb.cli.commit.ParsedMessage.Conventional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// Puts a commit message together from what was typed: a whole message, or a description and the
/// parts in options. Whether it is a good one, [CommitRules] says.
final class MessageOptions {
    private static final int LIMIT = 1 << 20;

    private final Invocation invocation;
    private final CommitRules rules;
    private final Optional<String> type;
    private final Optional<String> scope;
    private final boolean breaking;
    private final String body;
    private final List<Footer> footers;

    private MessageOptions(Invocation invocation, CommitRules rules) {
        this.invocation = invocation;
        this.rules = rules;
        type = invocation.option("--type");
        scope = invocation.option("--scope");
        breaking = invocation.flag("--breaking");
        body = String.join("\n\n", invocation.options("--body"));
        footers = footers(invocation.options("--footer"));
    }

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.value("-F --file", "FILE", "take the message from a file (- is the input)"));
        spec.addOption(
                Options.value("-t --type", "TYPE", "the type: MESSAGE is then the description alone"));
        spec.addOption(Options.value("-s --scope", "SCOPE", "the part of the code that changes"));
        spec.addOption(Options.flag("--breaking", "mark the change as one that breaks users"));
        spec.addOption(Options.values("--body", "TEXT", "a paragraph of the body; may be repeated"));
        spec.addOption(
                Options.values("--footer", "'TOKEN: VALUE'",
                        "a footer, as in 'Closes: #42'; may be repeated"));
    }

    /// The message as a whole; empty when none was given.
    static Optional<String> message(Invocation invocation, CommitRules rules) {
        var options = new MessageOptions(invocation, rules);
        var given = invocation.option("--file").isPresent()
                ? Optional.of(options.file(invocation.option("--file").get()))
                : invocation.argument(0);
        if (given.isEmpty()) {
            options.refuseParts();
            return Optional.empty();
        }
        return Optional.of(options.compose(given.get()));
    }

    private void refuseParts() {
        if (type.isPresent() || scope.isPresent() || breaking || !body.isEmpty() || !footers.isEmpty()) {
            throw UserError.usage("parts of a message are given, but no MESSAGE",
                    "add what the change does, as in aw save \"read long lines\" --type fix");
        }
    }

    private String compose(String given) {
        var text = MessageCleanup.given().clean(given);
        var parsed = CommitMessageParser.parse(text);
        if (type.isPresent()) {
            if (parsed instanceof Conventional(var message, var _) && known(message.type())) {
                throw UserError.usage("--type is given, and the message names its type itself",
                        "leave one of them out");
            }
            return MessageWriter.write(type.get(), scope, breaking, text, body, footers);
        }
        if (scope.isEmpty() && !breaking && body.isEmpty() && footers.isEmpty()) {
            return text;
        }
        if (parsed instanceof Conventional(var message, var _)) {
            return complete(message);
        }
        throw UserError.usage("the message names no type",
                "give it with --type, or begin with it: \"fix: …\"");
    }

    private boolean known(String candidate) {
        return rules.types().isEmpty() || rules.types().contains(candidate);
    }

    /// A message that has a type, with the parts in options.
    private String complete(CommitMessage message) {
        if (scope.isPresent() && message.scope().isPresent() && !scope.equals(message.scope())) {
            throw UserError.usage("--scope is given, and the message names another scope itself",
                    "leave one of them out");
        }
        var text = message.body().isBlank() || body.isEmpty()
                ? message.body() + body
                : message.body().stripTrailing() + "\n\n" + body;
        var all = new ArrayList<>(message.footers());
        all.addAll(footers);
        return MessageWriter.write(message.type(), scope.or(message::scope), breaking || message.marked(),
                message.description(), text, all);
    }

    private String file(String name) {
        try {
            var bytes = name.equals("-")
                    ? invocation.environment().in().readNBytes(LIMIT + 1)
                    : bytes(invocation.path(name));
            if (bytes.length > LIMIT) {
                throw UserError.usage("the message is longer than 1 MiB", "give the file with the message");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new UserError(Exit.PRECONDITION, "cannot read the message from " + name,
                    "give a file that can be read", e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(LIMIT + 1);
        }
    }

    private static List<Footer> footers(List<String> texts) {
        var footers = new ArrayList<Footer>();
        for (var text : texts) {
            footers.add(footer(text));
        }
        return footers;
    }

    private static Footer footer(String text) {
        for (var separator : Footer.Separator.values()) {
            var footer = footer(text, separator);
            if (footer.isPresent()) {
                return footer.get();
            }
        }
        throw UserError.usage("this is no footer: " + text, "write it as in --footer \"Reviewed-by: Z\"");
    }

    private static Optional<Footer> footer(String text, Footer.Separator separator) {
        int at = text.indexOf(separator.text());
        if (at <= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Footer(text.substring(0, at), separator,
                    text.substring(at + separator.text().length())));
        } catch (IllegalArgumentException notThisOne) {
            return Optional.empty();
        }
    }
}
