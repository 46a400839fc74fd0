package dev.actorweb.cli.git;

/// A configured remote.
///
/// @param url
///            where it is fetched from, as configured (shown only as [Credentials] masks it)
/// @param pushUrl
///            where it is pushed to; equal to `url` unless configured otherwise
public record Remote(String name, String url, String pushUrl) {
    /// Whether pushes go elsewhere.
    public boolean hasPushUrl() {
        return !pushUrl.equals(url);
    }

    /// The remote as far as it may be shown.
    @Override
    public String toString() {
        return name + " at " + Credentials.masked(url)
                + (hasPushUrl() ? ", pushed to " + Credentials.masked(pushUrl) : "");
    }
}
