package dev.actorweb.cli.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.cli.Aw;
import dev.actorweb.cli.Command;
import dev.actorweb.cli.Exit;
import dev.actorweb.cli.Invocation;
import dev.actorweb.cli.Tty;
import dev.actorweb.cli.input.Candidate;
import dev.actorweb.cli.input.Decision;
import dev.actorweb.cli.input.Prompter;
import dev.actorweb.cli.input.Question;
import dev.actorweb.cli.input.Reply;
import dev.actorweb.cli.input.Verdict;
import dev.actorweb.templates.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/// What is asked at a terminal, and what becomes of the answers.
class AnsweringTest {
    private final List<String> asked = new ArrayList<>();
    private Map<String, String> answers = Map.of();
    private Prompter person = new Person();

    @TempDir
    private Path folder;

    /// Takes the proposals, but for the title.
    private final class Person implements Prompter {
        @Override
        public Prompter returning() {
            return this;
        }

        @Override
        public Reply line(Question question) {
            asked.add(question.text() + " [" + question.initial() + "]");
            try {
                assertThat(question.validator().judge("no such answer!"))
                        .isInstanceOf(Verdict.Incomplete.class);
                assertThat(question.validator().judge(question.initial())).isEqualTo(Verdict.ok());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return new Reply.Answer(question.initial());
        }

        @Override
        public Decision confirm(String question, Decision otherwise) {
            asked.add(question + " [" + otherwise + "]");
            return otherwise;
        }

        @Override
        public Reply choose(String question, List<Candidate> choices) {
            asked.add(question + " " + choices.stream().map(Candidate::text).toList());
            return choices.size() == 1
                    ? new Reply.Cancelled("")
                    : new Reply.Answer(choices.getLast().text());
        }
    }

    private Template template(String more) throws Exception {
        Files.writeString(folder.resolve("template.yaml"), """
                template: letter
                version: "1"
                description: d
                variables:
                  name: { prompt: "Who?", default: "{{folder.pascal}}", pattern: "[A-Za-z]+" }
                  slug: { value: "{{name.kebab}}" }
                  polite: { prompt: "Politely?", type: boolean, default: true }
                  title: { prompt: "Which title?", choices: [Mr, Ms, Dr], default: Ms, if: polite }
                  gruff: { prompt: "How?", choices: [very, a-bit], if: "!polite" }
                  copies: { prompt: "How many?", type: integer, min: 1, max: 9, default: 2 }
                  last: { prompt: "As?", default: "{{slug}}x", pattern: "[a-z]+" }
                """ + more);
        return ((Template.Loading.Loaded) Template.load(folder)).template();
    }

    private Aw.Result run(Template template, Tty tty, Map<String, String> given, String... words) {
        var command = new Command() {
            @Override
            public CommandSpec spec() {
                return CommandSpec.create();
            }

            @Override
            public Exit run(Invocation invocation) throws InterruptedException {
                answers = new Answering(invocation, person).complete(template, "bob", given);
                return Exit.OK;
            }
        };
        return Aw.in(folder).terminal(tty).call(command, words);
    }

    @Test
    void whatIsNotGivenIsAskedInOrderWithWhatIsProposed() throws Exception {
        run(template(""), new Tty(true, true, true), Map.of("copies", "3"));

        assertThat(asked).containsExactly("Who? [Bob]", "Politely? [YES]", "Which title? [Ms, Mr, Dr]",
                "As? [bobx]");
        assertThat(answers).containsExactlyInAnyOrderEntriesOf(
                Map.of("name", "Bob", "polite", "true", "title", "Dr", "copies", "3", "last", "bobx"));
    }

    /// Says what a list says, and notes what is asked.
    private final class Script implements Prompter {
        private final boolean returns;
        private final Deque<Reply> replies;

        private Script(boolean returns, Deque<Reply> replies) {
            this.returns = returns;
            this.replies = replies;
        }

        private Reply next(String question) {
            asked.add((returns ? "< " : "") + question);
            return replies.removeFirst();
        }

        @Override
        public Prompter returning() {
            return new Script(true, replies);
        }

        @Override
        public Reply line(Question question) {
            return next(question.text() + " [" + question.initial() + "]");
        }

        @Override
        public Decision confirm(String question, Decision otherwise) {
            return switch (next(question + " [" + otherwise + "]")) {
                case Reply.Answer(var text) -> Decision.valueOf(text);
                case Reply.Back _ -> Decision.BACK;
                case Reply.Cancelled _ -> Decision.CANCELLED;
                case Reply.NoTerminal _ -> Decision.NO_TERMINAL;
            };
        }

        @Override
        public Reply choose(String question, List<Candidate> choices) {
            return next(question + " " + choices.stream().map(Candidate::text).toList());
        }
    }

    private void says(String... replies) {
        person = new Script(false, new ArrayDeque<>(Stream.of(replies).<Reply>map(
                text -> text.startsWith("<") ? new Reply.Back(text.substring(1)) : new Reply.Answer(text))
                .toList()));
    }

    @Test
    void whoGoesBackFindsWhatWasAnsweredAndIsAskedWhatNowIsAsked() throws Exception {
        says("Ann", "YES", "Dr", "<5", "<D", "NO", "very", "5", "annx");
        run(template(""), new Tty(true, true, true), Map.of());

        assertThat(asked).containsExactly("Who? [Bob]", "< Politely? [YES]", "< Which title? [Ms, Mr, Dr]",
                "< How many? [2]", "< Which title? [Dr, Mr, Ms]", "< Politely? [YES]", "< How? [very, a-bit]",
                "< How many? [5]", "< As? [annx]");
        assertThat(answers).containsExactlyInAnyOrderEntriesOf(
                Map.of("name", "Ann", "polite", "false", "gruff", "very", "copies", "5", "last", "annx"));
    }

    @Test
    void whatWasTakenAsProposedFollowsWhatIsChangedAbove() throws Exception {
        says("Ann", "<annx", "Eve", "evex");
        run(template(""), new Tty(true, true, true), Map.of("polite", "true", "title", "Dr", "copies", "1"));

        assertThat(asked).containsExactly("Who? [Bob]", "< As? [annx]", "Who? [Ann]", "< As? [evex]");
        assertThat(answers).containsEntry("name", "Eve").containsEntry("last", "evex");
    }

    @Test
    void withoutATerminalAndWithYesNothingIsAsked() throws Exception {
        run(template(""), Tty.NONE, Map.of("name", "Ann"));
        run(template(""), new Tty(true, true, true), Map.of("name", "Ann"), "--yes");
        run(template(""), new Tty(true, true, true), Map.of("name", "Ann"), "--json");

        assertThat(asked).isEmpty();
        assertThat(answers).isEqualTo(Map.of("name", "Ann"));
    }

    @Test
    void whoeverCancelsMakesNothing() throws Exception {
        var template = template("  one: { prompt: \"One?\", choices: [one] }\n");

        assertThat(run(template, new Tty(true, true, true), Map.of()).exit()).isEqualTo(Exit.INTERRUPTED);
    }
}
