package dev.actorweb.machine;

import dev.actorweb.machine.yaml.Document;
import dev.actorweb.machine.yaml.Limits;
import dev.actorweb.machine.yaml.Node;
import dev.actorweb.machine.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a spec file of any format. The content decides: what begins with `<` is SCXML, all else is
/// YAML or JSON.
public final class SpecReader {
    private SpecReader() {}

    /// Reads a file under the name by which its user knows it.
    public static Document read(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Limits.DEFAULT.bytes() + 1);
            return read(name, bytes, folder(file));
        } catch (IOException _) {
            return YamlReader.read(name, file); // says why
        }
    }

    /// Reads the bytes of a file.
    ///
    /// @param folder
    ///            the file's folder, where it may refer to other files; empty for what is no file
    public static Document read(String name, byte[] bytes, Optional<Path> folder) throws IOException {
        if (bytes.length <= Limits.DEFAULT.bytes() && isXml(bytes)) {
            try {
                String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                return new XmlText(text, folder).document(name);
            } catch (CharacterCodingException _) {
                // the other reader says so
            }
        }
        return YamlReader.read(name, new ByteArrayInputStream(bytes));
    }

    /// Reads a text.
    public static Document read(String name, String text) {
        return isXml(text) ? new XmlText(text, Optional.empty()).document(name) : YamlReader.read(name, text);
    }

    /// Whether a document is XML, which has no nodes to look at.
    public static boolean isXml(Node root) {
        return XmlText.of(root).isPresent();
    }

    /// Whether a document is XML whose outermost element is SCXML's.
    public static boolean isScxml(Node root) {
        Optional<XmlText> xml = XmlText.of(root);
        return xml.isPresent() && rootElement(xml.get().text()).equals("scxml");
    }

    /// The local name of the outermost element, as far as that can be told without parsing.
    private static String rootElement(String text) {
        int at = 0;
        while (at >= 0) {
            int open = text.indexOf('<', at);
            if (open < 0 || open + 1 >= text.length()) {
                return "";
            }
            if (text.startsWith("<!--", open)) {
                at = text.indexOf("-->", open);
            } else if (text.charAt(open + 1) == '?') {
                at = text.indexOf("?>", open);
            } else {
                int end = open + 1;
                while (end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                String tag = text.substring(open + 1, end);
                return tag.substring(tag.indexOf(':') + 1);
            }
        }
        return "";
    }

    private static Optional<Path> folder(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent());
    }

    private static boolean isXml(byte[] bytes) {
        int at = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF ? 3 : 0;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n'
                || bytes[at] == '\r')) {
            at++;
        }
        return at < bytes.length && bytes[at] == '<';
    }

    private static boolean isXml(String text) {
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '<';
    }
}
