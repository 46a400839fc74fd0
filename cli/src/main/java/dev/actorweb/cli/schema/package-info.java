/// `aw schema`: prints the JSON Schemas of the files that aw reads, for editors and other tools.
@NullMarked
package dev.actorweb.cli.schema;

import org.jspecify.annotations.NullMarked;
