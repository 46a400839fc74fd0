package dev.actorweb.machine.scxml;

import dev.actorweb.machine.scxml.Element.Attribute;
import dev.actorweb.machine.scxml.Element.Child;
import dev.actorweb.machine.yaml.Limits;
import dev.actorweb.machine.yaml.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parses an XML 1.0 text with namespaces into elements that know their place.
///
/// Why not the JDK's parser: it tells where a tag ends, not where its attributes are, and loading it
/// takes longer than reading most specs. This one knows no document types, so there are no external
/// entities to fetch and none that expand; depth and size are bounded. Comments and processing
/// instructions are skipped. Used once.
final class XmlParser {
    private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
    private final String text;
    private final Limits limits;
    private final List<Map<String, String>> namespaces = new ArrayList<>();
    private int at;
    /// The place of `placed`, from which positions are counted on.
    private int placed;
    private int line = 1;
    private int column = 1;
    private int nodes;

    /// What is wrong with the text; nothing after it was read.
    static final class Wrong extends Exception {
        private final transient Position position;
        private final boolean limit;

        Wrong(String message, Position position, boolean limit) {
            super(message, null, false, false);
            this.position = position;
            this.limit = limit;
        }

        Position position() {
            return position;
        }

        /// Whether the text is too large, not malformed.
        boolean isLimit() {
            return limit;
        }
    }

    private XmlParser(String text, Limits limits) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.limits = limits;
    }

    /// The outermost element.
    static Element parse(String text, Limits limits) throws Wrong {
        XmlParser parser = new XmlParser(text.replace("\r\n", "\n").replace('\r', '\n'), limits);
        if (text.length() > limits.bytes()) {
            throw new Wrong("larger than " + Limits.size(limits.bytes()), Position.START, true);
        }
        parser.checkCharacters();
        parser.namespaces.add(Map.of("", "", "xml", XML_NAMESPACE));
        parser.skipMisc();
        if (parser.at >= parser.text.length()) {
            throw parser.wrong("there is no element");
        }
        Element root = parser.element(1);
        parser.skipMisc();
        if (parser.at < parser.text.length()) {
            throw parser.wrong("nothing may follow the outermost element");
        }
        return root;
    }

    /// XML knows no control characters but blanks, and no surrogate alone.
    private void checkCharacters() throws Wrong {
        for (int i = 0; i < text.length(); i++) {
            int code = text.codePointAt(i);
            i += code > Character.MAX_VALUE ? 1 : 0;
            if (!isCharacter(code)) {
                at = i;
                throw wrong("the character U+" + "%04X".formatted(code) + " is not allowed in XML");
            }
        }
    }

    private static boolean isCharacter(int code) {
        return code >= 0x20
                ? (code < 0xD800 || code >= 0xE000) && code != 0xFFFE && code != 0xFFFF
                : code == '\t' || code == '\n' || code == '\r';
    }

    // ---- the document

    private void skipMisc() throws Wrong {
        while (true) {
            skipBlanks();
            if (looking("<?")) {
                skipTo("?>", "the processing instruction is not closed");
            } else if (looking("<!--")) {
                skipComment();
            } else if (looking("<!")) {
                throw wrong("a document type is not accepted: it could define entities");
            } else {
                return;
            }
        }
    }

    private void skipComment() throws Wrong {
        skipTo("-->", "the comment is not closed");
    }

    private void skipTo(String end, String message) throws Wrong {
        int found = text.indexOf(end, at + 2);
        if (found < 0) {
            throw wrong(message);
        }
        at = found + end.length();
    }

    private Element element(int depth) throws Wrong {
        Position position = position();
        if (depth > limits.depth()) {
            throw new Wrong("nested deeper than " + limits.depth() + " levels", position, true);
        }
        count(position);
        expect('<', "an element begins with `<`");
        String tag = name();
        List<Attribute> attributes = attributes(tag);
        namespaces.add(declared(attributes));
        List<Child> children = List.of();
        if (looking("/>")) {
            at += 2;
        } else {
            expect('>', "the tag `" + tag + "` is not closed");
            children = content(tag, position, depth);
        }
        Element element = new Element(namespace(tag, position), local(tag), attributes, children, position);
        namespaces.removeLast();
        return element;
    }

    private List<Attribute> attributes(String tag) throws Wrong {
        List<Attribute> found = new ArrayList<>();
        while (true) {
            int before = at;
            skipBlanks();
            if (at >= text.length()) {
                throw wrong("the tag `" + tag + "` is not closed");
            }
            char c = text.charAt(at);
            if (c == '>' || c == '/') {
                return found;
            }
            if (before == at) {
                throw wrong("blanks separate attributes");
            }
            Position position = position();
            count(position);
            String name = name();
            skipBlanks();
            expect('=', "the attribute `" + name + "` needs a value: " + name + "=\"…\"");
            skipBlanks();
            for (Attribute other : found) {
                if (other.name().equals(name)) {
                    throw new Wrong("the attribute `" + name + "` is there twice", position, false);
                }
            }
            found.add(new Attribute(name, value(name), position));
        }
    }

    private Text value(String name) throws Wrong {
        char quote = at < text.length() ? text.charAt(at) : 0;
        if (quote != '"' && quote != '\'') {
            throw wrong("the value of `" + name + "` needs quotes");
        }
        at++;
        Position start = position();
        int end = text.indexOf(quote, at);
        if (end < 0) {
            throw wrong("the value of `" + name + "` is not closed");
        }
        String raw = text.substring(at, end);
        if (raw.indexOf('<') >= 0) {
            at += raw.indexOf('<');
            throw wrong("`<` is written `&lt;` in a value; is a quote missing?");
        }
        Text value = new Text(decoded(raw, end).replace('\n', ' ').replace('\t', ' '), raw, start);
        at = end + 1;
        return value;
    }

    private List<Child> content(String tag, Position opened, int depth) throws Wrong {
        List<Child> children = new ArrayList<>();
        while (true) {
            if (at >= text.length()) {
                throw new Wrong("the element `" + tag + "` is not closed", opened, false);
            }
            if (looking("</")) {
                at += 2;
                String closing = name();
                skipBlanks();
                if (!closing.equals(tag)) {
                    throw wrong("`</" + closing + ">` closes `" + tag + "` of line " + opened.line());
                }
                expect('>', "`</" + closing + "` is not closed");
                return children;
            }
            if (looking("<!--")) {
                skipComment();
            } else if (looking("<![CDATA[")) {
                children.add(characters());
            } else if (looking("<?")) {
                skipTo("?>", "the processing instruction is not closed");
            } else if (looking("<!")) {
                throw wrong("`<!` begins a comment, or text as `<![CDATA[…]]>`");
            } else if (text.charAt(at) == '<') {
                children.add(new Child.Nested(element(depth + 1)));
            } else {
                children.add(plain());
            }
        }
    }

    private Child characters() throws Wrong {
        at += "<![CDATA[".length();
        Position start = position();
        count(start);
        int end = text.indexOf("]]>", at);
        if (end < 0) {
            throw wrong("`<![CDATA[` is not closed");
        }
        String value = text.substring(at, end);
        at = end + 3;
        return new Child.Characters(new Text(value, value, start));
    }

    private Child plain() throws Wrong {
        Position start = position();
        count(start);
        int end = text.indexOf('<', at);
        end = end < 0 ? text.length() : end;
        String raw = text.substring(at, end);
        Text value = new Text(decoded(raw, end), raw, start);
        at = end;
        return new Child.Characters(value);
    }

    // ---- names and references

    private String decoded(String raw, int end) throws Wrong {
        int reference = raw.indexOf('&');
        if (reference < 0) {
            return raw;
        }
        StringBuilder value = new StringBuilder(raw.length());
        int from = 0;
        while (reference >= 0) {
            int semicolon = raw.indexOf(';', reference);
            value.append(raw, from, reference);
            int code = semicolon < 0 ? -1 : code(raw.substring(reference + 1, semicolon));
            if (code < 0) {
                at = end - raw.length() + reference;
                throw wrong("`&` is written `&amp;`; only amp, lt, gt, quot, apos and numbers may follow");
            }
            value.appendCodePoint(code);
            from = semicolon + 1;
            reference = raw.indexOf('&', from);
        }
        return value.append(raw, from, raw.length()).toString();
    }

    private static int code(String entity) {
        return switch (entity) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> entity.startsWith("#") ? number(entity) : -1;
        };
    }

    private static int number(String entity) {
        try {
            int code = entity.startsWith("#x")
                    ? Integer.parseInt(entity, 2, entity.length(), 16)
                    : Integer.parseInt(entity, 1, entity.length(), 10);
            return Character.isValidCodePoint(code) && isCharacter(code) ? code : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private Map<String, String> declared(List<Attribute> attributes) {
        Map<String, String> scope = namespaces.getLast();
        for (Attribute attribute : attributes) {
            boolean isDefault = attribute.name().equals("xmlns");
            if (isDefault || attribute.name().startsWith("xmlns:")) {
                scope = new HashMap<>(scope);
                scope.put(isDefault ? "" : attribute.name().substring(6), attribute.value().value());
            }
        }
        return scope;
    }

    private String namespace(String tag, Position position) throws Wrong {
        int colon = tag.indexOf(':');
        @Nullable
        String found = namespaces.getLast().get(colon < 0 ? "" : tag.substring(0, colon));
        if (found == null) {
            throw new Wrong("the prefix of `" + tag + "` is not declared: xmlns:" + tag.substring(0, colon)
                    + "=\"…\"", position, false);
        }
        return found;
    }

    private static String local(String tag) {
        return tag.substring(tag.indexOf(':') + 1);
    }

    private String name() throws Wrong {
        int start = at;
        while (at < text.length() && isNameCharacter(text.charAt(at), at == start)) {
            at++;
        }
        if (start == at) {
            throw wrong("a name is missing here");
        }
        return text.substring(start, at);
    }

    private static boolean isNameCharacter(char c, boolean first) {
        return Character.isLetter(c) || c == '_' || c == ':' || Character.isSurrogate(c)
                || (!first && (Character.isDigit(c) || c == '-' || c == '.' || c == '\u00B7'));
    }

    // ---- characters

    private void skipBlanks() {
        while (at < text.length() && " \t\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean looking(String expected) {
        return text.startsWith(expected, at);
    }

    private void expect(char expected, String message) throws Wrong {
        if (at >= text.length() || text.charAt(at) != expected) {
            throw wrong(message);
        }
        at++;
    }

    private void count(Position position) throws Wrong {
        if (++nodes > limits.nodes()) {
            throw new Wrong("more than " + limits.nodes() + " elements, attributes and texts", position,
                    true);
        }
    }

    private Wrong wrong(String message) {
        return new Wrong(message, position(), false);
    }

    /// Where the parser is.
    private Position position() {
        if (at < placed) {
            placed = 0;
            line = 1;
            column = 1;
        }
        for (; placed < at; placed++) {
            char c = text.charAt(placed);
            if (c == '\n') {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
        }
        return new Position(line, column);
    }
}
