package dev.actorweb.cli.template;

import dev.actorweb.cli.Build;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.UserError;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Decision;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.input.Question;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.cli.input.Validator;
import dev.actorweb.cli.input.Verdict;
import dev.actorweb.templates.Kit;
import dev.actorweb.templates.Refusal;
import dev.actorweb.templates.Template;
import dev.actorweb.templates.Tool;
import dev.actorweb.templates.Variable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gets the answers that a template wants: from `--set`, and from the person at the terminal.
final class Answering {
    private final Invocation invocation;
    private final Prompter prompter;

    Answering(Invocation invocation, Prompter prompter) {
        this.invocation = invocation;
        this.prompter = prompter;
    }

    /// The answers that were given as options.
    static Map<String, String> given(Invocation invocation) {
        var answers = new LinkedHashMap<String, String>();
        for (var set : invocation.options("--set")) {
            int equals = set.indexOf('=');
            if (equals < 1) {
                throw UserError.usage("--set: not NAME=VALUE: " + set,
                        "as in --set package=com.example.greeter");
            }
            answers.put(set.substring(0, equals), set.substring(equals + 1));
        }
        return answers;
    }

    /// `given`, and in a terminal what is asked for beside it. `--yes` takes what is proposed.
    ///
    /// @param folder
    ///            the name of the project's folder
    Map<String, String> complete(Template template, String folder, Map<String, String> given)
            throws InterruptedException {
        var answers = asked(template, folder, given);
        for (var name : template.unasked(folder, answers)) {
            if (given(invocation).containsKey(name)) {
                invocation.terminal().warn("with these answers, " + name + " is not asked for: --set " + name
                        + " has no effect");
            }
        }
        return answers;
    }

    private Map<String, String> asked(Template template, String folder, Map<String, String> given)
            throws InterruptedException {
        if (!invocation.terminal().interactive() || invocation.options().yes() || invocation.json()) {
            return given;
        }
        var said = new Said(given);
        var open = template.open(folder, said.answers());
        while (open.isPresent()) {
            var variable = open.get().variable();
            var proposal = said.proposal(variable.name(), open.get().proposal());
            switch (ask(said.isFirst() ? prompter : prompter.returning(), variable, proposal)) {
                case Reply.Answer(var text) -> said.answer(variable.name(), text, open.get().proposal());
                case Reply.Back(var draft) -> said.goBack(variable.name(), draft, open.get().proposal());
                case Reply.Cancelled _ -> throw new InterruptedException();
                case Reply.NoTerminal _ -> throw nobody(variable);
            }
            open = template.open(folder, said.answers());
        }
        return said.answers();
    }

    private static Reply ask(Prompter prompter, Variable variable, Optional<String> proposal)
            throws InterruptedException {
        return switch (variable.kind()) {
            case Variable.Kind.Flag _ -> confirm(prompter, variable, proposal);
            case Variable.Kind.Choice(var words) -> choose(prompter, variable, words, proposal);
            case Variable.Kind.Text _,Variable.Kind.Whole _ -> line(prompter, variable, proposal);
            case Variable.Kind.Computed _ -> throw new IllegalArgumentException("never asked");
        };
    }

    private static Reply confirm(Prompter prompter, Variable variable, Optional<String> proposal)
            throws InterruptedException {
        var otherwise = proposal.orElse("false").equals("true") ? Decision.YES : Decision.NO;
        return switch (prompter.confirm(variable.prompt(), otherwise)) {
            case YES -> new Reply.Answer("true");
            case NO -> new Reply.Answer("false");
            case BACK -> new Reply.Back("");
            case CANCELLED -> new Reply.Cancelled("");
            case NO_TERMINAL -> new Reply.NoTerminal();
        };
    }

    /// What is proposed comes first.
    private static Reply choose(Prompter prompter, Variable variable, List<String> words,
            Optional<String> proposal) throws InterruptedException {
        var ordered = new ArrayList<String>();
        proposal.filter(words::contains).ifPresent(ordered::add);
        words.stream().filter(word -> !ordered.contains(word)).forEach(ordered::add);
        var reply = prompter.choose(variable.prompt(), ordered.stream().map(Candidate::of).toList());
        return reply instanceof Reply.Back(var draft) && !words.contains(draft) ? new Reply.Back("") : reply;
    }

    private static Reply line(Prompter prompter, Variable variable, Optional<String> proposal)
            throws InterruptedException {
        Validator validator = text -> variable.fault(text)
                .<Verdict>map(fault -> new Verdict.Incomplete(
                        variable.hint().isEmpty() ? fault : variable.hint()))
                .orElseGet(Verdict::ok);
        return prompter
                .line(Question.of(variable.prompt()).initial(proposal.orElse("")).validator(validator));
    }

    private static UserError nobody(Variable variable) {
        return UserError.usage(variable.name() + " is not answered",
                "give it with --set " + variable.name() + "=VALUE");
    }

    /// The aw that runs.
    static Tool tool() throws IOException {
        return new Tool(Build.current().version(), kit());
    }

    /// aw's own libraries, which lie beside the jar that runs.
    private static Optional<Kit> kit() throws IOException {
        var jar = System.getProperty("java.class.path", "");
        var folder = jar.endsWith(".jar") ? Path.of(jar).toAbsolutePath().getParent() : null;
        return folder == null ? Optional.empty() : Kit.in(folder.resolve("kit"), Build.current().version());
    }

    static UserError refused(String what, List<Refusal> refusals) {
        var text = new StringBuilder(what);
        refusals.forEach(refusal -> text.append("\n  ").append(refusal));
        var hint = refusals.getFirst().hint();
        return UserError.usage(text.toString(), hint.isEmpty() ? "give answers with --set NAME=VALUE" : hint);
    }
}
