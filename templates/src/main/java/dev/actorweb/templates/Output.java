package dev.actorweb.templates;

/// A file as a template makes it.
///
/// @param origin
///            the file of the template that it was made from; `""` for what comes from aw
/// @param once
///            whether it belongs to the project as soon as it is made
record Output(Content content, boolean executable, String origin, boolean once) {
    /// A file of aw's own.
    static Output own(Content content) {
        return new Output(content, false, "", false);
    }
}
