package dev.actorweb.analyzer.generate;

import dev.actorweb.analyzer.simulate.Alphabet;
import dev.actorweb.machine.step.CompiledMachine;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names for what is made, from names in specs, which may be anything.
final class Names {
    private static final int LONGEST = 40;
    private static final Set<String> RESERVED = Set.of("abstract", "assert", "boolean", "break", "byte",
            "case", "catch", "char", "class", "const", "continue", "default", "do", "double", "else", "enum",
            "extends", "final", "finally", "float", "for", "goto", "if", "implements", "import",
            "instanceof", "int", "interface", "long", "native", "new", "package", "private", "protected",
            "public", "return", "short", "static", "strictfp", "super", "switch", "synchronized", "this",
            "throw", "throws", "transient", "try", "void", "volatile", "while", "true", "false", "null", "_");
    private final Set<String> taken = new HashSet<>();

    /// A part of a file's name: lower-case ASCII letters, digits and hyphens.
    static String file(String text) {
        StringBuilder out = new StringBuilder();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        }
        String name = out.length() > LONGEST ? out.substring(0, LONGEST) : out.toString();
        name = name.endsWith("-") ? name.substring(0, name.length() - 1) : name;
        return name.isEmpty() ? "machine" : name;
    }

    /// The name of a class: `order-desk` is `OrderDesk`.
    static String type(String text) {
        StringBuilder out = new StringBuilder();
        boolean upper = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7f || !Character.isLetterOrDigit(c)) {
                upper = true;
            } else if (!out.isEmpty() || Character.isLetter(c)) {
                out.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        String name = out.length() > LONGEST ? out.substring(0, LONGEST) : out.toString();
        return name.isEmpty() ? "Generated" : name;
    }

    /// The name of a method, each once.
    String method(String text) {
        String type = type(text);
        String name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
        if (RESERVED.contains(name)) {
            name += "_";
        }
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    /// Whether a text can be part of the name of a package.
    static boolean isIdentifier(String text) {
        return text.matches("[a-zA-Z_][a-zA-Z0-9_]*") && !RESERVED.contains(text);
    }

    /// A text that can't end the comment it stands in.
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean steers = Character.isISOControl(c) || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            line.appendCodePoint(steers || c == '\\' ? ' ' : c);
        });
        return line.toString();
    }

    /// An event that the machine does not name, but one of its wildcards may: what an exploration
    /// calls `a.…`, or any other event.
    static String other(String pattern, CompiledMachine machine) {
        Alphabet alphabet = new Alphabet(machine.machine());
        String prefix = pattern.endsWith("…") ? pattern.substring(0, pattern.length() - 1) : "";
        String name = prefix + "OTHER";
        while (alphabet.names().contains(name)) {
            name += "_";
        }
        return name;
    }
}
