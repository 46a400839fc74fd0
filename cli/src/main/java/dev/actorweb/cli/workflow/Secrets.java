package dev.actorweb.cli.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Recognises keys and tokens by the shapes that their makers gave them so that they can be
/// recognised. What merely looks random is none of its business.
final class Secrets {
    private record Shape(String kind, Pattern pattern) {}

    /// @param kind
    ///            whose key it is
    record Finding(Patch.Line line, String kind) {}

    private static final int LONGEST = 10_000;
    /// Placeholders repeat themselves; real tokens of this length never have so few characters.
    private static final int VARIETY = 8;

    private static final List<Shape> SHAPES = List.of(
            shape("private key", "-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"),
            shape("AWS access key", "\\b(?:AKIA|ASIA)[A-Z2-7]{16}\\b"),
            shape("GitHub token", "\\bgh[pousr]_[A-Za-z0-9]{36,}\\b"),
            shape("GitHub token", "\\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\\b"),
            shape("GitLab token", "\\bgl(?:pat|ptt|dt|rt|cbt|ft)-[A-Za-z0-9_-]{20,}"),
            shape("Slack token", "\\bxox[abeoprs]-[0-9]{8,}-[A-Za-z0-9-]{10,}"),
            shape("Slack webhook",
                    "hooks\\.slack\\.com/services/T[A-Z0-9]{8,}/B[A-Z0-9]{8,}/[A-Za-z0-9]{24}"),
            shape("Stripe key", "\\b[rs]k_live_[A-Za-z0-9]{24,}\\b"),
            shape("Google API key", "\\bAIza[A-Za-z0-9_-]{35}\\b"),
            shape("npm token", "\\bnpm_[A-Za-z0-9]{36}\\b"),
            shape("PyPI token", "\\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}"),
            shape("SendGrid key", "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b"),
            shape("Anthropic key", "\\bsk-ant-[a-z0-9]+-[A-Za-z0-9_-]{80,}"),
            shape("OpenAI key", "\\bsk-proj-[A-Za-z0-9_-]{40,}"),
            shape("DigitalOcean token", "\\bdo[opr]_v1_[a-f0-9]{64}\\b"),
            shape("Docker Hub token", "\\bdckr_pat_[A-Za-z0-9_-]{27,}"),
            shape("Hugging Face token", "\\bhf_[A-Za-z]{34}\\b"),
            shape("password in an address",
                    "[a-z][a-z0-9+.-]{1,15}://[^\\s:/@'\"<>{}$]{1,64}:([^\\s:/@'\"<>{}$]{8,})@"));

    private Secrets() {}

    private static Shape shape(String kind, String pattern) {
        return new Shape(kind, Pattern.compile(pattern));
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

    /// Whose key is on the line; `""` if none is.
    static String kind(String text) {
        var line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        for (var shape : SHAPES) {
            var matcher = shape.pattern().matcher(line);
            while (matcher.find()) {
                var secret = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
                if (shape.kind().equals("private key") || isReal(secret)) {
                    return shape.kind();
                }
            }
        }
        return "";
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
