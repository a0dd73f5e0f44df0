/**
 * Who hears that a session ended. The extensions use this package too. The package is internal: it
 * promises nothing to code outside this project.
 */
@NullMarked
package dev.satchel.internal.session;

import org.jspecify.annotations.NullMarked;
