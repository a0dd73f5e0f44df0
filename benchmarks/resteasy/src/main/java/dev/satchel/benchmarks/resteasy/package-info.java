/** Requests through RESTEasy. */
@NullMarked
package dev.satchel.benchmarks.resteasy;

import org.jspecify.annotations.NullMarked;
