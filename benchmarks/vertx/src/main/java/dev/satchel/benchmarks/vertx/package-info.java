/** The pages on Play, for a comparison with Satchel. */
@NullMarked
package dev.satchel.benchmarks.vertx;

import org.jspecify.annotations.NullMarked;
