package dev.actorweb.cli.process;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An immutable run of bytes, and its text.
///
/// Text is UTF-8. A byte that does not belong to any character becomes the lone surrogate `U+DC00` +
/// byte, and that surrogate the byte again, as PEP 383 has it: file names that are no text survive
/// the way through a `String`.
public final class Bytes {
    public static final Bytes NONE = new Bytes(new byte[0]);

    private static final int ESCAPE = 0xDC00;

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    public static Bytes copyOf(byte[] content) {
        return content.length == 0 ? NONE : new Bytes(content.clone());
    }

    /// The bytes of `text`, undoing what [#text] did.
    public static Bytes of(String text) {
        if (!hasEscapes(text)) {
            return new Bytes(text.getBytes(StandardCharsets.UTF_8));
        }
        var out = new ByteArrayOutputStream(text.length());
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                out.writeBytes(text.substring(start, i).getBytes(StandardCharsets.UTF_8));
                out.write(text.charAt(i) - ESCAPE);
                start = i + 1;
            }
        }
        out.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
        return new Bytes(out.toByteArray());
    }

    /// Whether `text` holds bytes that are not UTF-8.
    public static boolean hasEscapes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEscape(String text, int index) {
        char c = text.charAt(index);
        boolean low = c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF;
        return low && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    public int size() {
        return content.length;
    }

    public byte[] toArray() {
        return content.clone();
    }

    public String text() {
        return text(0, content.length);
    }

    /// The text of the bytes from `start` to before `end`.
    public String text(int start, int end) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(content, start, end - start);
        var out = CharBuffer.allocate(end - start);
        for (;;) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            out.put((char) (ESCAPE + (in.get() & 0xFF)));
            decoder.reset();
        }
    }

    /// Where `value` next is, from `start` on; -1 if nowhere.
    public int indexOf(int value, int start) {
        for (int i = start; i < content.length; i++) {
            if (content[i] == value) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
