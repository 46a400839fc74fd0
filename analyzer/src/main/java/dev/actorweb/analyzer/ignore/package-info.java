/// What the author of a spec has decided to live with: comments and `meta` that tell a rule to
/// be silent.
@NullMarked
package dev.actorweb.analyzer.ignore;

import org.jspecify.annotations.NullMarked;
