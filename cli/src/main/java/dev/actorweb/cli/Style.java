package dev.actorweb.cli;

/// What a piece of text means; a terminal with colours shows it, a plain one doesn't.
public enum Style {
    PLAIN, STRONG, FAINT, SUCCESS, WARNING, ERROR, NAME, SELECTED, LIT, ACTIVE
}
