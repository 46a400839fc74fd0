package dev.actorweb.completions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class MarkdownPageTest {
    @Test
    void anOptionWithAHeadingBeginsASection() {
        var spec = CommandSpec.create().addOption(OptionSpec.builder("--first").description("one").build())
                .addOption(OptionSpec.builder("--next").description("two").descriptionKey("Later").build())
                .addOption(OptionSpec.builder("--last").description("three").build());
        var page = Page.of(spec, List.of("demo"), List.of());

        assertThat(MarkdownPage.text(page, "")).endsWith("""

                | option | |
                |---|---|
                | `--first` | one |

                Later:

                | option | |
                |---|---|
                | `--next` | two |
                | `--last` | three |
                """);
        assertThat(new ManPage("demo", Map.of(), List.of()).text(page))
                .contains("\n.SS \"Later\"\n.TP\n\\fB\\-\\-next\\fR\n");
    }

    @Test
    void aPageTellsAllThatTheModelKnows() {
        var quiet = OptionSpec.builder("-q", "--quiet").description("say less").build();
        var spec = CommandSpec.create().addOption(quiet)
                .addOption(OptionSpec.builder("--as").arity("1").type(String.class).paramLabel("text|json")
                        .description("how to <report>").build())
                .addOption(OptionSpec.builder("--explain").arity("0..1").type(String.class).paramLabel("RULE")
                        .description("explain *it*").build())
                .addPositional(PositionalParamSpec.builder().type(List.class).auxiliaryTypes(String.class)
                        .arity("0..*").paramLabel("PATH").description("a file").build());
        spec.usageMessage().description("Checks. Twice.").footer("demo check x");
        var sub = CommandSpec.create();
        sub.usageMessage().description("Goes on.");
        spec.addSubcommand("more", sub);

        assertThat(MarkdownPage.text(Page.of(spec, List.of("demo", "check"), List.of(quiet)),
                "And the [others](x.md)."))
                .isEqualTo("""
                        # demo check

                            demo check [command] [options] [PATH…]

                        Checks. Twice.

                        | argument | |
                        |---|---|
                        | `PATH` | a file |

                        | option | |
                        |---|---|
                        | `--as text\\|json` | how to \\<report> |
                        | `--explain [RULE]` | explain \\*it\\* |

                        | command | |
                        |---|---|
                        | [demo check more](#demo-check-more) | Goes on |

                        ```sh
                        demo check x
                        ```

                        And the [others](x.md).

                        ## demo check more

                            demo check more [options]

                        Goes on.
                        """);
    }
}
