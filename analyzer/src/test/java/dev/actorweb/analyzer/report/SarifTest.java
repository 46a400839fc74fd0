package dev.actorweb.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.analyzer.Report;
import dev.actorweb.analyzer.rule.RuleSettings;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SarifTest {
    @Test
    void theDocumentIsValidByTheSchemaOfSarif() throws IOException {
        assertThat(schema().violations(java(Sarif.of(Hostile.reports(), "1.2.3")))).isEmpty();
        assertThat(schema().violations(java(Sarif.of(List.of(), "1.2.3")))).isEmpty();
    }

    @Test
    void theSchemaFindsWhatIsWrong() throws IOException {
        String sarif = Sarif.of(Hostile.reports(), "1.2.3");

        assertThat(schema().violations(java(sarif.replace("\"warning\"", "\"awful\"")))).isNotEmpty();
        assertThat(schema().violations(java(sarif.replace("\"startLine\": 2", "\"startLine\": 0"))))
                .isNotEmpty();
        assertThat(schema().violations(java(sarif.replace("\"columnKind\"", "\"columKind\"")))).isNotEmpty();
    }

    @Test
    void aFindingHasItsRulePlaceAndState() {
        Report report = Analysis.of("gate.yaml", """
                machine: gate
                initial: open
                states:
                  open: { on: { SHUT: shut } }
                  shut: {}
                  end: { type: final }
                """).rules(RuleSettings.DEFAULT.only(Set.of("SC108")))
                .run();

        assertThat(Sarif.of(List.of(report), "1.2.3").replaceAll("\"(text|markdown)\": \"# SC108.*\"",
                "\"$1\": …"))
                .isEqualTo(
                        """
                                {
                                  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                                  "version": "2.1.0",
                                  "runs": [
                                    {
                                      "tool": {
                                        "driver": {
                                          "name": "aw",
                                          "version": "1.2.3",
                                          "rules": [
                                            {
                                              "id": "SC108",
                                              "shortDescription": {
                                                "text": "dead end that is not final"
                                              },
                                              "help": {
                                                "text": …,
                                                "markdown": …
                                              },
                                              "defaultConfiguration": {
                                                "level": "warning"
                                              },
                                              "properties": {
                                                "proof": "structure"
                                              }
                                            }
                                          ]
                                        }
                                      },
                                      "invocations": [
                                        {
                                          "executionSuccessful": true,
                                          "toolExecutionNotifications": []
                                        }
                                      ],
                                      "columnKind": "unicodeCodePoints",
                                      "results": [
                                        {
                                          "ruleId": "SC108",
                                          "ruleIndex": 0,
                                          "level": "warning",
                                          "message": {
                                            "text": "nothing leads out of `shut`, and it is not final; add a transition, or `type: final` if it is the end"
                                          },
                                          "locations": [
                                            {
                                              "physicalLocation": {
                                                "artifactLocation": {
                                                  "uri": "gate.yaml"
                                                },
                                                "region": {
                                                  "startLine": 5,
                                                  "startColumn": 3
                                                }
                                              },
                                              "logicalLocations": [
                                                {
                                                  "fullyQualifiedName": "gate.shut",
                                                  "kind": "object"
                                                }
                                              ]
                                            }
                                          ],
                                          "properties": {
                                            "proof": "structure"
                                          }
                                        }
                                      ]
                                    }
                                  ]
                                }
                                """);
    }

    @Test
    void whatIsIgnoredIsASuppressedResult() {
        assertThat(Sarif.of(Hostile.reports(), "1.2.3").replaceAll("\\s+", " ")).contains("""
                "suppressions": [ { "kind": "inSource", "justification": "\\"it\\" <is> & stays" } ]""");
    }

    @Test
    void anUnusableSpecIsANotificationOfAFailedRun() {
        String sarif = Sarif.of(Hostile.reports(), "1.2.3");

        assertThat(sarif).contains("\"executionSuccessful\": false", "\"id\": \"yaml-syntax\"",
                "\"uri\": \"file:///abs/broken.yaml\"");
    }

    @Test
    void namesOfFilesAreUriReferencesAndNothingSteersATerminal() {
        String sarif = Sarif.of(Hostile.reports(), "1.2.3");

        assertThat(sarif).contains("\"uri\": \"dir/%C3%A4%20b,c%3Ad%250A%0A.json\"");
        assertThat(sarif.chars().filter(c -> (c < ' ' && c != '\n') || c == 0x202e || c == 0x1b)).isEmpty();
        assertThat(FileUri.of("C:\\specs\\a b.yaml")).isEqualTo("file:///C:/specs/a%20b.yaml");
    }

    static JsonSchema schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return new JsonSchema(Objects.requireNonNull(java(new String(in.readAllBytes(),
                    StandardCharsets.UTF_8))));
        }
    }

    static @Nullable Object java(String json) {
        return YamlReader.read("json", json).root().map(Node::toJava).orElseThrow();
    }
}
