package dev.actorweb.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actorweb.analyzer.Analysis;
import dev.actorweb.machine.yaml.Severity;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class JUnitReportTest {
    private static final String GATE = """
            machine: gate
            initial: open
            states:
              open: { on: { SHUT: shut, END: end } }
              shut: {}
              end: { type: final }
            """;

    @Test
    void aSpecIsASuiteAndAFindingATestCase() {
        assertThat(
                JUnitReport.of(List.of(Analysis.of("gate.yaml", GATE).run()), Optional.of(Severity.WARNING)))
                .isEqualTo(
                        """
                                <?xml version="1.0" encoding="UTF-8"?>
                                <testsuites name="aw analyze" tests="2" failures="1" errors="0" skipped="0">
                                  <testsuite name="gate.yaml" tests="2" failures="1" errors="0" skipped="0">
                                    <testcase classname="gate.yaml" name="is a machine" time="0"/>
                                    <testcase classname="gate.yaml" name="SC108 5:3 nothing leads out of `shut`, and it is not final" time="0" file="gate.yaml" line="5">
                                      <failure message="nothing leads out of `shut`, and it is not final" type="SC108">gate.yaml:5:3: nothing leads out of `shut`, and it is not final; add a transition, or `type: final` if it is the end</failure>
                                    </testcase>
                                  </testsuite>
                                </testsuites>
                                """);
    }

    @Test
    void whatIsNotBadEnoughPasses() throws Exception {
        Document document = parse(
                JUnitReport.of(List.of(Analysis.of("gate.yaml", GATE).run()), Optional.of(Severity.ERROR)));

        assertThat(document.getElementsByTagName("failure").getLength()).isZero();
        assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
                .startsWith("warning: nothing leads out of `shut`");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        String xml = JUnitReport.of(Hostile.reports(), Optional.of(Severity.ERROR));
        Document document = parse(xml);

        assertThat(document.getElementsByTagName("testsuite").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("b").getLength()).isZero();
        assertThat(document.getElementsByTagName("skipped").item(0).getAttributes().getNamedItem("message")
                .getTextContent()).isEqualTo("\"it\" <is> & stays");
        assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(2);
        assertThat(document.getDocumentElement().getAttribute("errors")).isEqualTo("2");
        assertThat(xml.chars().filter(c -> (c < ' ' && c != '\n') || c == 0x202e)).isEmpty();
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
