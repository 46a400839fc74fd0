package dev.actorweb.templates;

/// A file as a template makes it.
///
/// @param origin
///            the file of the template that it was made from; `""` for what comes from aw
record Output(Content content, boolean executable, String origin) {}
