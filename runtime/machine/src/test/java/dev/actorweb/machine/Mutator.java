package dev.actorweb.machine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// Damages files as people, editors and attackers do: a few characters, bytes that are no text,
/// parts of other files, parts of themselves a hundred times.
public final class Mutator {
    private static final String[] PIECES = {"{", "}", "[", "]", ":", " ", "\n", "- ", "'", "\"", "*", "&a ",
            "*a", "#", "null", "on", "states", "initial: x", "${", "}", "if: 1 + ", "type: parallel",
            "type: history", "0", "\t", "!!int ", "---", "always: ", "\u0000", "\uFFFF", "é", "\r\n", "<",
            ">",
            "/>", "</state>", "<state id=\"q\">", "<!--", "]]>", "<![CDATA[", "&#0;", "&lt;", "&x;",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>", "cond=\"",
            "target=\"q\"", "xmlns:p=\"u\"", "1e999", "-9223372036854775808", "9999999999999999999", "((((",
            "&&", "||", "=>", "function(){}", "\\u0000", "\\", "%", "30s", "on: ", "yes", "0777", "<<: *a",
            "? ", "choose: [", "forEach: ", "count: 10000", "environment: true", "raise: ", "history: deep"};
    private final List<String> files;

    public Mutator(List<String> files) {
        this.files = List.copyOf(files);
    }

    /// One of the files, damaged.
    public byte[] damaged(Random random) {
        StringBuilder text = new StringBuilder(files.get(random.nextInt(files.size())));
        for (int n = 1 + random.nextInt(4); n > 0 && text.length() > 10; n--) {
            damage(text, random);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int n = random.nextInt(20) == 0 ? 1 + random.nextInt(3) : 0; n > 0 && bytes.length > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() - 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(9)) {
            case 0, 1 -> text.delete(at, end);
            case 2, 3 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 4 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
            case 5 -> text.insert(at, text.substring(at, end));
            case 6 -> text.insert(at, part(files.get(random.nextInt(files.size())), random));
            case 7 -> {
                String line = line(text, at);
                text.insert(random.nextInt(text.length()), line);
            }
            default -> {
                if (random.nextInt(10) == 0) {
                    text.insert(at, text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(40)))
                            .repeat(100));
                }
            }
        }
    }

    private static String part(String file, Random random) {
        int from = random.nextInt(file.length());
        return file.substring(from, Math.min(file.length(), from + random.nextInt(200)));
    }

    private static String line(StringBuilder text, int at) {
        int start = text.lastIndexOf("\n", at) + 1;
        int end = text.indexOf("\n", at);
        return text.substring(start, end < 0 ? text.length() : end + 1);
    }
}
