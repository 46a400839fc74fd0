package dev.actorweb.machine.yaml;

/// How bad a problem is: an error makes the text unusable, a warning probably was not meant.
public enum Severity {
    ERROR, WARNING, INFO
}
