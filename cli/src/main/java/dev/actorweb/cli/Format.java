package dev.actorweb.cli;

/// The two forms in which every command can report.
public enum Format {
    TEXT, JSON
}
