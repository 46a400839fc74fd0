package dev.actorweb.completions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The script for zsh, in an interactive zsh behind a pseudo-terminal: Tab is pressed for real.
class ZshTest extends CompletionContract {
    @BeforeEach
    void zshIsInstalled() {
        assumeThat(RealShell.installed("zsh")).as("zsh is installed").isTrue();
    }

    /// Collects what the completion functions hand to `compadd`, after zsh has filtered it.
    @Override
    List<String> complete(String line) throws Exception {
        var functions = Files.createDirectories(folder.resolve(".zfunc"));
        Files.writeString(functions.resolve("_demo"), Completion.script(Shell.ZSH, Demo.spec()));
        Files.writeString(folder.resolve(".zcompletion"), """
                PS1= PROMPT= fpath+=(~/.zfunc)
                autoload -Uz compinit && compinit -u -D
                zstyle ':completion:*' verbose no
                compadd() {
                    local -a filtered
                    builtin compadd -O filtered "$@"
                    (( ${#filtered} )) && print -rl -- "<"${^filtered}">"
                    builtin compadd "$@"
                }
                done-here() { zle complete-word; print -r -- "@@END@@"; zle -I; exit }
                zle -N done-here
                bindkey '^I' done-here
                print -r -- "@@READY@@"
                """);
        var run = RealShell.run(folder, List.of("zsh", "-f", "-c", """
                zmodload zsh/zpty
                zpty shell "zsh -f -i"
                zpty -w shell "stty -echo; source ~/.zcompletion"
                zpty -r shell output '*@@READY@@*'
                zpty -w -n shell "$1"$'\\t'
                zpty -r shell output '*@@END@@*'
                print -r -- "$output"
                zpty -d shell
                """, "test", line), "");
        return run.out().lines().map(String::strip).filter(text -> text.matches(".*<[^<]+>"))
                .map(text -> text.substring(text.lastIndexOf('<') + 1, text.length() - 1))
                .map(word -> Files.isDirectory(folder.resolve(word)) ? word + "/" : word).distinct().sorted()
                .toList();
    }

    @Test
    void theScriptIsValid() throws Exception {
        var script = Files.writeString(folder.resolve("_demo"), Completion.script(Shell.ZSH, Demo.spec()));

        var run = RealShell.run(folder, List.of("zsh", "-n", script.toString()), "");

        assertThat(run).isEqualTo(new RealShell.Result(0, ""));
    }
}
