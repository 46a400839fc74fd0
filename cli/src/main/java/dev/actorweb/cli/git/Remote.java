package dev.actorweb.cli.git;

/// A configured remote.
///
/// @param url
///            where it is fetched from, as configured (it may hold a password: mask it before
///            showing)
/// @param pushUrl
///            where it is pushed to; equal to `url` unless configured otherwise
public record Remote(String name, String url, String pushUrl) {}
