package dev.actorweb.cli.watch;

/// How lines are written.
public enum Form {
    TEXT, JSON, SILENT
}
