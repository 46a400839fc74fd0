package dev.actorweb.machine.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads one YAML 1.2 document (JSON is a subset) into [Node]s. Whatever is wrong with the text
/// becomes a [Problem]; nothing is thrown for bad input. No code is run and no file is opened by
/// reading.
///
/// Plain texts are read by a reader of our own; for all others only the event stream of the complete
/// parser is used. No tag constructs an object, there are no merge keys, and plain scalars follow
/// the core schema of YAML 1.2.
public final class YamlReader {
    private static final char REPLACEMENT = '\uFFFD';

    private YamlReader() {}

    /// Reads a file; that it is missing or unreadable is a problem too.
    public static Document read(Path file) {
        return read(file.toString(), file);
    }

    /// Reads a file under the name by which its user knows it.
    public static Document read(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(name, in);
        } catch (NoSuchFileException _) {
            return failure(name, Problem.UNREADABLE, "no such file");
        } catch (IOException e) {
            String reason = Files.isDirectory(file)
                    ? "is a directory, not a file"
                    : "cannot be read: " + IoReason.of(e);
            return failure(name, Problem.UNREADABLE, reason);
        }
    }

    /// Reads UTF-8 bytes (a resource, for instance) to the end of the stream, which stays open.
    public static Document read(String name, InputStream in) throws IOException {
        Limits limits = Limits.DEFAULT;
        byte[] bytes = in.readNBytes(limits.bytes() + 1);
        if (bytes.length > limits.bytes()) {
            return tooLarge(name, limits);
        }
        int start = startsWithByteOrderMark(bytes) ? 3 : 0;
        String text = new String(bytes, start, bytes.length - start, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes)
                ? read(name, text, limits)
                : failure(name, Problem.SYNTAX, "not UTF-8 text");
    }

    /// Reads a text.
    public static Document read(String name, String text) {
        return read(name, text, Limits.DEFAULT);
    }

    /// Reads a text within limits of one's own; `bytes` then counts characters.
    public static Document read(String name, String text, Limits limits) {
        if (text.length() > limits.bytes()) {
            return tooLarge(name, limits);
        }
        // Windows' line ends mean the same to YAML, wherever they stand, and move no position.
        String plain = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
        return QuickReader.read(name, plain, limits).orElseGet(() -> readCompletely(name, text, limits));
    }

    /// Reads a text by the parser that knows all of YAML.
    static Document readCompletely(String name, String text, Limits limits) {
        Problems problems = new Problems(name);
        Optional<Node> root = new NodeBuilder(text, limits, problems).document();
        return new Document(name, root, problems.list());
    }

    /// Whether the bytes are right, although the decoded text has the sign for those that are not.
    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }

    private static Document tooLarge(String name, Limits limits) {
        return failure(name, Problem.LIMIT, "larger than " + Limits.size(limits.bytes()));
    }

    private static Document failure(String name, String code, String message) {
        Problems problems = new Problems(name);
        problems.error(code, Position.START, message);
        return new Document(name, Optional.empty(), problems.list());
    }
}
