/**
 * Tells extensions that a session ended, and lets a store check its settings early. The extensions
 * use this package too. The package is internal: it promises nothing to code outside this project.
 */
@NullMarked
package dev.satchel.internal.session;

import org.jspecify.annotations.NullMarked;
