package dev.actorweb.cli.commit;

/// A footer of a commit message: `Reviewed-by: Z`, `Closes #42`, `BREAKING CHANGE: the key moved`.
///
/// @param token
///            the word before the separator
/// @param value
///            everything up to the next footer, without surrounding blanks; may have several lines
public record Footer(String token, Separator separator, String value) {
    /// What stands between token and value.
    public enum Separator {
        COLON(": "), HASH(" #");

        private final String text;

        Separator(String text) {
            this.text = text;
        }

        /// The separator as it is written.
        public String text() {
            return text;
        }
    }

    public Footer {
        var start = FooterStart.in(token + separator.text() + value);
        if (start == null || start.tokenEnd() != token.length()) {
            throw new IllegalArgumentException("not a footer: " + token + separator.text() + value);
        }
        value = value.strip();
    }

    /// Whether this footer announces a breaking change: its token is `BREAKING CHANGE` or
    /// `BREAKING-CHANGE`, in capitals.
    public boolean breaking() {
        return token.equals("BREAKING CHANGE") || token.equals("BREAKING-CHANGE");
    }

    /// The footer as it stands in a message, without a line end.
    public String render() {
        return token + separator.text() + value;
    }
}
