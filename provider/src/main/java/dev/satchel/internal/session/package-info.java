/**
 * What the modules beside this one are told of a session. Internal: it promises nothing to code
 * outside this project.
 */
@NullMarked
package dev.satchel.internal.session;

import org.jspecify.annotations.NullMarked;
