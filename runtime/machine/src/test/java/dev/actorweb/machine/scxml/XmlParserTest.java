package dev.actorweb.machine.scxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actorweb.machine.Conformance;
import dev.actorweb.machine.yaml.Limits;
import dev.actorweb.machine.yaml.Position;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlParserTest {
    @Test
    void everythingKnowsItsPlace() throws Exception {
        Element root = parse("""
                <?xml version="1.0"?>
                <!-- a comment -->
                <a x="1"
                   y='two &amp; &#x33;'><b/>text &lt; <![CDATA[<raw>]]></a>
                """);

        assertThat(root.position()).isEqualTo(new Position(3, 1));
        assertThat(root.attributes().get(1).position()).isEqualTo(new Position(4, 4));
        Text y = root.attribute("y").orElseThrow();
        assertThat(y.value()).isEqualTo("two & 3");
        assertThat(y.positionOf(0)).isEqualTo(new Position(4, 7));
        assertThat(y.positionOf(6)).isEqualTo(new Position(4, 17));
        assertThat(root.elements().getFirst().position()).isEqualTo(new Position(4, 25));
        assertThat(root.text().value()).isEqualTo("text < <raw>");
    }

    @Test
    void namespacesAreResolved() throws Exception {
        Element root = parse("<a xmlns='one' xmlns:p='two'><p:b/><c xmlns=''/></a>");

        assertThat(root.namespace()).isEqualTo("one");
        assertThat(root.elements()).extracting(Element::namespace).containsExactly("two", "");
        assertThat(root.elements()).extracting(Element::name).containsExactly("b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\uFFFF", "\uFFFE", "\uD800", "&#0;", "&#xFFFF;", "&#xD800;"})
    void whatIsNoCharacterOfXmlIsRefused(String character) {
        assertThatExceptionOfType(XmlParser.Wrong.class).isThrownBy(() -> parse("<a>" + character + "</a>"))
                .satisfies(wrong -> assertThat(wrong.position()).isEqualTo(new Position(1, 4)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "<a>|1:1|the element `a` is not closed", "<a></b>|1:7|`</b>` closes `a` of line 1",
            "<a x=1/>|1:6|the value of `x` needs quotes",
            "<a x='1' x='2'/>|1:10|the attribute `x` is there twice",
            "<a x='<'/>|1:7|`<` is written `&lt;` in a value; is a quote missing?",
            "<a>&nope;</a>|1:4|`&` is written `&amp;`; only amp, lt, gt, quot, apos and numbers may follow",
            "<a>&#0;</a>|1:4|`&` is written `&amp;`; only amp, lt, gt, quot, apos and numbers may follow",
            "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>|1:1|a document type is not accepted: it could define entities",
            "<a/><b/>|1:5|nothing may follow the outermost element",
            "<p:a/>|1:1|the prefix of `p:a` is not declared: xmlns:p=\"…\"",
            "<a x='1'y='2'/>|1:9|blanks separate attributes", "<a|1:3|the tag `a` is not closed",
            "<!-- x|1:1|the comment is not closed", "<a><![CDATA[x</a>|1:13|`<![CDATA[` is not closed"})
    void whatIsWrongIsSaidWithItsPlace(String text, String place, String message) {
        assertThatExceptionOfType(XmlParser.Wrong.class).isThrownBy(() -> parse(text))
                .satisfies(wrong -> {
                    assertThat(wrong.getMessage()).isEqualTo(message);
                    assertThat(wrong.position()).hasToString(place);
                });
    }

    @Test
    void depthAndSizeAreBounded() {
        String deep = "<a>".repeat(1_000_000);
        String wide = "<a>" + "<b/>".repeat(200) + "</a>";

        assertThatExceptionOfType(XmlParser.Wrong.class).isThrownBy(() -> parse(deep))
                .matches(XmlParser.Wrong::isLimit).withMessage("nested deeper than 500 levels");
        assertThatExceptionOfType(XmlParser.Wrong.class)
                .isThrownBy(() -> XmlParser.parse(wide, new Limits(10_000, 10, 100)))
                .matches(XmlParser.Wrong::isLimit);
        assertThatExceptionOfType(XmlParser.Wrong.class)
                .isThrownBy(() -> XmlParser.parse(wide, new Limits(100, 10, 1_000)))
                .matches(XmlParser.Wrong::isLimit);
    }

    @Test
    void elementsAreThoseThatTheJdkFinds() throws Exception {
        int compared = 0;
        for (Path file : documents()) {
            String text = Files.readString(file);
            assertThat(names(parse(text))).as(file.toString()).isEqualTo(jdk(text));
            compared++;
        }
        assertThat(compared).isGreaterThan(150);
    }

    @Test
    void nothingIsThrownForMutatedDocuments() throws IOException {
        var random = new Random(5);
        List<Path> files = documents();
        for (int i = 0; i < 2_000; i++) {
            String text = Files.readString(files.get(random.nextInt(files.size())));
            StringBuilder mutated = new StringBuilder(text);
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                int at = random.nextInt(mutated.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutated.deleteCharAt(at);
                    case 1 -> mutated.insert(at, "<>&\"'/=;{}[]()+x1 ".charAt(random.nextInt(18)));
                    default -> mutated.setCharAt(at, "<>&\"'/=;{}[]()+x1 ".charAt(random.nextInt(18)));
                }
            }
            assertThat(ScxmlReader.read("fuzz", mutated.toString(), java.util.Optional.empty())).isNotNull();
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Conformance.folder("scxml"))) {
            return files.filter(file -> file.toString().endsWith(".scxml")).sorted().toList();
        }
    }

    private static List<String> names(Element element) {
        List<String> all = new ArrayList<>();
        all.add(element.namespace() + " " + element.name() + " " + element.attributes().stream()
                .filter(attribute -> !attribute.name().startsWith("xmlns"))
                .map(attribute -> attribute.name().substring(attribute.name().indexOf(':') + 1) + "="
                        + attribute.value().value())
                .sorted().toList());
        for (Element child : element.elements()) {
            all.addAll(names(child));
        }
        return all;
    }

    private static List<String> jdk(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        List<String> all = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                List<String> attributes = new ArrayList<>();
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    attributes.add(reader.getAttributeLocalName(i) + "=" + reader.getAttributeValue(i));
                }
                String namespace = reader.getNamespaceURI();
                all.add((namespace == null ? "" : namespace) + " " + reader.getLocalName() + " "
                        + attributes.stream().sorted().toList());
            }
        }
        return all;
    }

    private static Element parse(String text) throws XmlParser.Wrong {
        return XmlParser.parse(text, Limits.DEFAULT);
    }
}
