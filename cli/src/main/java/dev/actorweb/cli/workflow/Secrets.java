package dev.actorweb.cli.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Recognises keys and tokens by the shapes that their makers gave them so that they can be
/// recognised. What merely looks random is none of its business.
final class Secrets {
    /// @param kind
    ///            whose key it is
    record Finding(Patch.Line line, String kind) {}

    private static final int LONGEST = 10_000;
    /// Placeholders repeat themselves; real tokens of this length never have so few characters.
    private static final int VARIETY = 8;

    private static final List<Shape> SHAPES = List.of(
            shape("private key", "-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----", "PRIVATE KEY"),
            shape("AWS access key", "\\b(?:AKIA|ASIA)[A-Z2-7]{16}\\b", "AKIA", "ASIA"),
            shape("GitHub token", "\\bgh[pousr]_[A-Za-z0-9]{36,}\\b", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
            shape("GitHub token", "\\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\\b", "github_pat_"),
            shape("GitLab token", "\\bgl(?:pat|ptt|dt|rt|cbt|ft)-[A-Za-z0-9_-]{20,}", "glpat-", "glptt-",
                    "gldt-",
                    "glrt-", "glcbt-", "glft-"),
            shape("Slack token", "\\bxox[abeoprs]-[0-9]{8,}-[A-Za-z0-9-]{10,}", "xox"),
            shape("Slack webhook",
                    "hooks\\.slack\\.com/services/T[A-Z0-9]{8,}/B[A-Z0-9]{8,}/[A-Za-z0-9]{24}",
                    "hooks.slack.com"),
            shape("Stripe key", "\\b[rs]k_live_[A-Za-z0-9]{24,}\\b", "k_live_"),
            shape("Google API key", "\\bAIza[A-Za-z0-9_-]{35}\\b", "AIza"),
            shape("npm token", "\\bnpm_[A-Za-z0-9]{36}\\b", "npm_"),
            shape("PyPI token", "\\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}", "pypi-AgEIcHlwaS5vcmc"),
            shape("SendGrid key", "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b", "SG."),
            shape("Anthropic key", "\\bsk-ant-[a-z0-9]+-[A-Za-z0-9_-]{80,}", "sk-ant-"),
            shape("OpenAI key", "\\bsk-proj-[A-Za-z0-9_-]{40,}", "sk-proj-"),
            shape("DigitalOcean token", "\\bdo[opr]_v1_[a-f0-9]{64}\\b", "_v1_"),
            shape("Docker Hub token", "\\bdckr_pat_[A-Za-z0-9_-]{27,}", "dckr_pat_"),
            shape("Hugging Face token", "\\bhf_[A-Za-z]{34}\\b", "hf_"),
            shape("password in an address",
                    "[a-z][a-z0-9+.-]{1,15}://[^\\s:/@'\"<>{}$]{1,64}:([^\\s:/@'\"<>{}$]{8,})@", "://"));

    private Secrets() {}

    private static Shape shape(String kind, String pattern, String... hints) {
        return new Shape(kind, pattern, List.of(hints));
    }

    static List<Finding> find(List<Patch.Line> lines) {
        var findings = new ArrayList<Finding>();
        for (var line : lines) {
            var kind = kind(line.text());
            if (!kind.isEmpty()) {
                findings.add(new Finding(line, kind));
            }
        }
        return findings;
    }

    /// Whether any line of a text holds a secret.
    static boolean anyIn(String text) {
        for (var shape : SHAPES) {
            for (var hint : shape.hints) {
                for (int at = text.indexOf(hint); at >= 0; at = text.indexOf(hint, at)) {
                    int start = lineStart(text, at);
                    at = lineEnd(text, at);
                    if (shape.isIn(text.substring(start, Math.min(at, start + LONGEST)))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int lineStart(String text, int within) {
        return 1 + Math.max(text.lastIndexOf('\n', within), text.lastIndexOf('\r', within));
    }

    private static int lineEnd(String text, int within) {
        int end = within;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// Whose key is on the line; `""` if none is.
    static String kind(String text) {
        var line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        for (var shape : SHAPES) {
            if (shape.hints.stream().anyMatch(line::contains) && shape.isIn(line)) {
                return shape.kind;
            }
        }
        return "";
    }

    /// What a kind of key looks like. Every match holds one of the hints, which are found faster
    /// than the pattern; most saves need no pattern at all.
    private static final class Shape {
        private final String kind;
        private final String pattern;
        private final List<String> hints;
        private @Nullable Pattern compiled;

        Shape(String kind, String pattern, List<String> hints) {
            this.kind = kind;
            this.pattern = pattern;
            this.hints = hints;
        }

        boolean isIn(String line) {
            var ready = compiled;
            if (ready == null) {
                ready = Pattern.compile(pattern);
                compiled = ready;
            }
            var matcher = ready.matcher(line);
            while (matcher.find()) {
                var secret = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
                if (kind.equals("private key") || isReal(secret)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// What documentation and tests use instead of a secret says so, or repeats itself.
    private static boolean isReal(String secret) {
        var upper = secret.toUpperCase(java.util.Locale.ROOT);
        for (var word : List.of("EXAMPLE", "XXXX", "PLACEHOLDER", "CHANGEME", "PASSWORD", "SECRET", "YOUR",
                "1234567890", "ABCDEFGH", "REDACTED", "****", "....")) {
            if (upper.contains(word)) {
                return false;
            }
        }
        return secret.chars().distinct().count() >= Math.min(VARIETY, secret.length() / 2 + 1);
    }
}
