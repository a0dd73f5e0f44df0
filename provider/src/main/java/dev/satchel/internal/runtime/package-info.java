/**
 * What the modules beside this one are told of a request. Internal: it promises nothing to code
 * outside this project.
 */
@NullMarked
package dev.satchel.internal.runtime;

import org.jspecify.annotations.NullMarked;
