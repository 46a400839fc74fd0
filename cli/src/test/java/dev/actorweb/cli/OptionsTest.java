package dev.actorweb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

class OptionsTest {
    @Test
    void aFlagIsThereOrNot() {
        var spec = CommandSpec.create().addOption(Options.flag("-n --dry-run", "show only"));

        assertThat(parse(spec, "-n").flag("--dry-run")).isTrue();
        assertThat(parse(spec).flag("--dry-run")).isFalse();
    }

    @Test
    void theLastOfTwoValuesCounts() {
        var spec = CommandSpec.create().addOption(Options.value("--type", "TYPE", "the type"));

        assertThat(parse(spec, "--type", "a", "--type=b").option("--type")).contains("b");
        assertThat(parse(spec).option("--type")).isEmpty();
    }

    @Test
    void aValueMayLookLikeAnything() {
        var spec = CommandSpec.create().addOption(Options.value("-m --message", "TEXT", "the text"));

        for (var odd : List.of("@file", "", "a b", "${x}", "%s", "\"quoted\"", "a=b")) {
            assertThat(parse(spec, "--message", odd).option("--message")).contains(odd);
            assertThat(parse(spec, "--message=" + odd).option("--message")).contains(odd);
        }
        assertThat(parse(spec, "--message=-x").option("--message")).contains("-x");
    }

    @Test
    void repeatedValuesAreCollectedInOrder() {
        var spec = CommandSpec.create().addOption(Options.values("--set", "K=V", "a variable"));

        assertThat(parse(spec, "--set", "a=1,2", "--set", "b=2").options("--set")).containsExactly("a=1,2",
                "b=2");
        assertThat(parse(spec).options("--set")).isEmpty();
    }

    @Test
    void aChoiceIsOneOfItsWords() {
        var spec = CommandSpec.create().addOption(Options.choice("--strategy", "how", "rebase", "squash"));

        assertThat(parse(spec, "--strategy", "squash").option("--strategy")).contains("squash");
        assertThatThrownBy(() -> parse(spec, "--strategy", "octopus")).isInstanceOf(ParameterException.class)
                .hasMessageContaining("'octopus' is none of rebase, squash");
    }

    @Test
    void parametersHaveTheirPlaces() {
        var spec = CommandSpec.create().addPositional(Options.required("SPEC", "a spec"))
                .addPositional(Options.optional("OTHER", "another"));

        assertThat(parse(spec, "a").arguments()).containsExactly("a");
        assertThat(parse(spec, "a", "b").argument(1)).contains("b");
        assertThat(parse(spec, "a").argument(1)).isEmpty();
        assertThatThrownBy(() -> parse(spec)).isInstanceOf(MissingParameterException.class);
        assertThatThrownBy(() -> parse(spec, "a", "b", "c")).isInstanceOf(UnmatchedArgumentException.class);
    }

    @Test
    void aListTakesWhatTheParametersBeforeItLeave() {
        var spec = CommandSpec.create().addPositional(Options.required("SPEC", "a spec"))
                .addPositional(Options.any("PATH", "paths"));

        assertThat(parse(spec, "a").arguments()).containsExactly("a");
        assertThat(parse(spec, "a", "b", "c").arguments()).containsExactly("a", "b", "c");
    }

    @Test
    void aListOfParametersMayBeEmptyAndKeepsItsOrder() {
        var spec = CommandSpec.create().addPositional(Options.any("PATH", "paths"))
                .addOption(Options.flag("-q", "quiet"));

        assertThat(parse(spec).arguments()).isEmpty();
        assertThat(parse(spec, "b", "-q", "a", "--", "-q", "@x").arguments()).containsExactly("b", "a", "-q",
                "@x");
    }

    private static Invocation parse(CommandSpec spec, String... words) {
        var parsed = new CommandLine(Options.numbered(spec)).setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .parseArgs(words);
        var environment = Environment.ofProcess();
        var options = GlobalOptions.scan(words);
        return new Invocation(parsed, options, Terminal.open(environment, options), environment.directory(),
                environment);
    }
}
