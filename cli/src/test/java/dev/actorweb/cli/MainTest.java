package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The edge: what every command has in common.
class MainTest {
    @TempDir
    Path folder;

    @Test
    void anUnknownCommandIsAUsageErrorThatSuggestsTheNearest() {
        assertThat(Aw.run("vresion")).isEqualTo(new Aw.Result(Exit.USAGE, "", """
                aw: error: unknown command: vresion
                hint: did you mean 'aw version'?
                """));
        assertThat(Aw.run("frobnicate").err()).endsWith("hint: 'aw help' lists the commands\n");
    }

    @Test
    void anUnknownOptionIsAUsageErrorThatSuggestsTheNearest() {
        assertThat(Aw.run("version", "--qiet")).isEqualTo(new Aw.Result(Exit.USAGE, "", """
                aw: error: unknown option: --qiet
                hint: did you mean --quiet?
                """));
        assertThat(Aw.run("--qiet", "version").err()).contains("did you mean --quiet?");
        assertThat(Aw.run("--frobnicate", "x", "version").err()).isEqualTo("""
                aw: error: unknown option: --frobnicate
                hint: 'aw --help' explains it
                """);
        assertThat(Aw.run("-").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aValueThatIsNoChoiceIsAUsageError() {
        assertThat(Aw.run("version", "--format", "xml")).isEqualTo(new Aw.Result(Exit.USAGE, "", """
                aw: error: invalid value for option '--format': 'xml' is none of text, json
                hint: 'aw version --help' explains it
                """));
    }

    @Test
    void aMissingValueIsAUsageError() {
        var run = Aw.run("version", "--root");
        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("--root");
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheCommand() {
        assertThat(Aw.run("--json", "version")).isEqualTo(Aw.run("version", "--format", "json"));
        assertThat(Aw.run("--format", "json", "-q", "version").out())
                .startsWith("{\n  \"schema\": \"aw/version/1\"");
    }

    @Test
    void aFlagGivenTwiceIsGiven() {
        assertThat(Aw.run("--json", "version", "--json").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void quietAndVerboseExcludeEachOther() {
        assertThat(Aw.run("version", "-q", "-v").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void anArgumentThatBeginsWithAnAtSignIsNeverReadAsAFile() throws Exception {
        Files.writeString(folder.resolve("types"), "--help");

        var run = Aw.in(folder).call("version", "@types");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).startsWith("aw: error: unexpected argument: @types\n");
    }

    @Test
    void aWrongOptionIsNamedBeforeAMissingArgument() {
        assertThat(Aw.run("actors", "send", "--dat", "{}").err()).isEqualTo("""
                aw: error: unknown option: --dat
                hint: did you mean --data?
                """);
        assertThat(Aw.run("schema", "--bogus=1").err()).startsWith("aw: error: unknown option: --bogus\n");
    }

    @Test
    void whatIsMissingIsNamedInTheWordsOfTheHelp() {
        assertThat(Aw.run("actors", "send").err()).isEqualTo("""
                aw: error: missing arguments: ACTOR, EVENT
                hint: 'aw actors send --help' explains it
                """);
        assertThat(Aw.run("schema", "--", "--bogus").err())
                .startsWith("aw: error: there is no schema of --bogus\n");
        assertThat(Aw.run("worktree", "add", "--json", "--").err())
                .startsWith("aw: error: missing argument: NAME\n");
    }

    @Test
    void aSubcommandThatDoesNotExistIsAnUnknownCommand() {
        assertThat(Aw.run("worktree", "lst").err()).isEqualTo("""
                aw: error: unknown command: worktree lst
                hint: did you mean 'aw worktree list'?
                """);
        assertThat(Aw.run("actors", "frobnicate").err()).isEqualTo("""
                aw: error: unknown command: actors frobnicate
                hint: 'aw actors --help' explains it
                """);
        assertThat(Aw.run("help", "actors", "snd").err()).isEqualTo("""
                aw: error: unknown command: actors snd
                hint: did you mean 'aw help actors send'?
                """);
    }

    @Test
    void manyOptionsAreToldInSections() {
        assertThat(Aw.run("analyze", "--help").out())
                .contains("\n\nOptions:\n  --target NAME ", "\n\nSimulation:\n  --events EVENTS ",
                        "\n\nRules:\n  --explain [RULE] ", "\n\nGlobal options:\n")
                .doesNotContain("\n\n\n");
    }

    @Test
    void aSignAloneSuggestsNothing() {
        assertThat(Aw.run("-").err())
                .isEqualTo("aw: error: unknown option: -\nhint: 'aw --help' explains it\n");
        assertThat(Aw.run("").err()).startsWith("aw: error: unknown command: ''\n");
    }

    @Test
    void afterTwoDashesAnOptionIsAnArgument() {
        assertThat(Aw.run("version", "--", "--json").err())
                .startsWith("aw: error: unexpected argument: --json\n");
    }

    @Test
    void escapeSequencesInAnArgumentDoNotReachTheTerminal() {
        assertThat(Aw.run("version", "\u001b]0;owned\u0007x").err())
                .startsWith("aw: error: unexpected argument: x\n");
        assertThat(Aw.run("\u001b[31mx\ny").err()).startsWith("aw: error: unknown command: x\\ny\n");
    }

    @Test
    void aProgramThatAskedForJsonGetsTheErrorAsJsonToo() {
        var run = Aw.run("version", "--json", "x");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.out()).isEqualTo("""
                {
                  "schema": "aw/error/1",
                  "exit": 2,
                  "message": "unexpected argument: x",
                  "hint": "'aw version --help' explains it"
                }
                """);
        assertThat(run.err()).startsWith("aw: error: unexpected argument: x\n");
    }

    @Test
    void theStackTraceIsShownOnlyOnRequest() {
        assertThat(Aw.run("frobnicate").err()).doesNotContain("\tat ");
        assertThat(Aw.run("frobnicate", "--debug").err()).contains("\tat dev.actorweb.cli");
    }

    @Test
    void theRootMustBeAFolder() throws Exception {
        var run = Aw.in(folder).call("version", "--root", "nowhere");

        assertThat(run.exit()).isEqualTo(Exit.PRECONDITION);
        assertThat(run.err()).startsWith("aw: error: --root: no such folder: " + folder.resolve("nowhere"));
        Files.writeString(folder.resolve("file"), "");
        assertThat(Aw.in(folder).call("version", "--root", "file").err())
                .startsWith("aw: error: --root: not a folder: " + folder.resolve("file"));
    }

    @Test
    void theRootIsWhereTheCommandWorks() throws Exception {
        Files.createDirectories(folder.resolve("project/sub"));
        Files.writeString(folder.resolve("project/aw.yaml"), "");

        assertThat(Aw.in(folder).call("doctor", "--root", "project/sub").out())
                .contains(folder.resolve("project/aw.yaml").toString());
        assertThat(Aw.in(folder).call("doctor").out()).contains("no aw.yaml here or above");
    }

    @Test
    void theVersionIsAnsweredWithAndWithoutACommand() {
        assertThat(Aw.run("--version").out()).matches("aw \\S+\n");
        assertThat(Aw.run("doctor", "--version")).isEqualTo(Aw.run("--version"));
    }

    @Test
    void withoutAnythingItHelps() {
        assertThat(Aw.run()).isEqualTo(Aw.run("--help"));
        assertThat(Aw.run("-h")).isEqualTo(Aw.run("help"));
        assertThat(Aw.run().out()).contains("version", "Global options:");
    }

    static Iterable<String> commands() {
        return Registry.names();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithExamples(String command) {
        var help = Aw.run(command, "--help");

        assertThat(help.exit()).isEqualTo(Exit.OK);
        assertThat(help.out()).startsWith("Usage: aw " + command).contains("Global options:\n",
                "Examples:\n  aw ");
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
        assertThat(Aw.run("help", command)).isEqualTo(help);
        assertThat(Aw.run("help", command, "--json").out()).startsWith("{\n  \"schema\": \"aw/help/1\"");
    }

    @Test
    void helpForNothingKnownIsAUsageError() {
        assertThat(Aw.run("help", "vresion").err()).contains("did you mean 'aw version'?");
        assertThat(Aw.run("help", "version", "x").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void everyGlobalOptionIsInTheOverview() {
        var overview = Aw.run("help").out();
        for (var option : GlobalOptions.specs()) {
            assertThat(overview).contains(option.names());
        }
    }
}
