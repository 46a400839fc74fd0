package dev.actorweb.cli.git;

import java.util.List;

/// Two of several commits that conflict when they are merged.
///
/// @param one
///            the position of the first, from 0
/// @param other
///            the position of the second, after the first
public record Collision(int one, int other, List<FileConflict> files) {
    public Collision {
        files = List.copyOf(files);
    }
}
