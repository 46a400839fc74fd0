package dev.actorweb.cli.git;

import java.util.Optional;

/// A ref and the commit it points to.
///
/// @param upstream
///            the full name of the branch's configured upstream, if any; it need not exist
public record Ref(RefName name, CommitId commit, Optional<RefName> upstream) {}
