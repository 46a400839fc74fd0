package dev.actorweb.cli.git;

import java.util.regex.Pattern;

/// Keeps what addresses hold of passwords and tokens from being shown or written down.
///
/// On the web the name is a token as often as not, `https://token@host`: there the whole is secret.
/// Elsewhere, as in `ssh://git@host`, the name belongs to the address.
public final class Credentials {
    private static final Pattern ON_THE_WEB = Pattern.compile("(?<=https?)://[^\\s/?#]*@",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE = Pattern.compile("://([^\\s/?#@:]*):[^\\s/?#]*@");
    /// What stands where a port should, and is none: a password with a `/`, which no program reads
    /// as one, but may quote when it says so.
    private static final Pattern MISREAD = Pattern.compile(
            "(?<=https?):///?(?![^\\s/?#]*@)[^\\s/?#:\\[]*:(?!\\d*(?:[:/?#\\s'\",;.)]|$))(?:\\S*(?=@)|[^\\s/?#]*)",
            Pattern.CASE_INSENSITIVE);

    private Credentials() {}

    /// A text with the credentials of every address in it made unreadable, for display.
    public static String masked(String text) {
        if (!text.contains("://")) {
            return text;
        }
        var web = ON_THE_WEB.matcher(text).replaceAll("://***@");
        var all = ELSEWHERE.matcher(web).replaceAll("://$1:***@");
        return MISREAD.matcher(all).replaceAll("://***");
    }

    /// An address without its credentials, to be written down.
    public static String removed(String address) {
        return ELSEWHERE.matcher(ON_THE_WEB.matcher(address).replaceAll("://")).replaceAll("://$1@");
    }
}
