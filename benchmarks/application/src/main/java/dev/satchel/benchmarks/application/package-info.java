/** The application that is measured, for any Jakarta REST runtime. */
@NullMarked
package dev.satchel.benchmarks.application;

import org.jspecify.annotations.NullMarked;
