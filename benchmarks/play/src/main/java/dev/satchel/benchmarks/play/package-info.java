/** Play, to be measured beside Satchel. */
@NullMarked
package dev.satchel.benchmarks.play;

import org.jspecify.annotations.NullMarked;
