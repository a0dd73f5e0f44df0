/**
 * Adapts Satchel to each Jakarta REST runtime. Each runtime has one adapter. The extensions use
 * this package too. The package is internal: it promises nothing to code outside this project.
 */
@NullMarked
package dev.satchel.internal.runtime;

import org.jspecify.annotations.NullMarked;
