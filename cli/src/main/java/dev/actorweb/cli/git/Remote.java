package dev.actorweb.cli.git;

/// A configured remote.
///
/// @param url
///            where it is fetched from, as configured (it may hold a password: mask it before
///            showing)
/// @param pushUrl
///            where it is pushed to; equal to `url` unless configured otherwise
public record Remote(String name, String url, String pushUrl) {
    /// Whether pushes go elsewhere.
    public boolean hasPushUrl() {
        return !pushUrl.equals(url);
    }

    /// The address without the password it may hold, for display.
    public String maskedUrl() {
        return masked(url);
    }

    /// `text` with the password of every address in it, `scheme://user:password@host`,
    /// made unreadable.
    public static String masked(String text) {
        var masked = new StringBuilder();
        int from = 0;
        for (int mark = text.indexOf("://"); mark >= 0; mark = text.indexOf("://", mark + 1)) {
            int colon = text.indexOf(':', mark + 3);
            int at = text.indexOf('@', mark + 3);
            if (colon >= 0 && colon < at && isUserInfo(text, mark + 3, at)) {
                masked.append(text, from, colon + 1).append("***");
                from = at;
            }
        }
        return masked.append(text, from, text.length()).toString();
    }

    private static boolean isUserInfo(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?' || c == '#' || Character.isWhitespace(c)) {
                return false;
            }
        }
        return true;
    }
}
