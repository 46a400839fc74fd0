package dev.actorweb.cli.git;

import java.time.OffsetDateTime;

/// Who did something to a commit, and when. Name and address are raw and may be empty.
public record Person(String name, String email, OffsetDateTime when) {}
