/**
 * One door to each Jakarta REST runtime: what is injected, and one adapter for each runtime. The
 * extensions use this package too. The package is internal: it promises nothing to code outside
 * this project.
 */
@NullMarked
package dev.satchel.internal.runtime;

import org.jspecify.annotations.NullMarked;
